import { sameName } from "../../../cases/same-name.ts";
import { isWord } from "../../../cases/council-words.ts";
import type { Person } from "../../../cases/records.ts";
import type { Snapshot } from "../../../cases/snapshot.ts";
import { notRecorded } from "../../../facts/age.ts";
import { spellings, trailing } from "../../../facts/spellings.ts";

/** What a split may be by that is recorded of the person. */
export type PersonalSplit = "gender" | "ethnicity" | "care";

/** What social care knows children by, in the order in which people see it. */
export const socialCareLabels = [
  "Children with Child Protection Plan",
  "Looked After Children",
  "Young people with a care leaver status of Relevant or Former Relevant",
  "CYP with other social work involvement",
] as const;

/** Returns what social care knows a person by: any of the first three, or the last where it is none of them. */
export function socialCareOf(person: Person, { words: { careLeaver } }: Snapshot): readonly string[] {
  const isCareLeaver = careLeaver.some((status) => isWord(person.careLeaverStatus, status));
  const flags = [person.hasChildProtectionPlan, person.isLookedAfter, isCareLeaver];
  const labels = socialCareLabels.filter((_, at) => flags[at]);
  return labels.length === 0 && person.hasSocialWork ? [socialCareLabels[3]] : labels;
}

/** Returns what names a person's labels in such a split: one, but for social care, of which there may be none or several. */
export function personalLabels(by: PersonalSplit, snapshot: Snapshot): (person: Person) => readonly string[] {
  if (by === "care") return (person) => socialCareOf(person, snapshot);
  const labelOf = recordedLabel(snapshot, by);
  return (person) => [labelOf(person[by])];
}

/** Returns what names a recorded value: its commonest spelling; what is called as a label of nothing is that label. */
function recordedLabel(snapshot: Snapshot, by: "gender" | "ethnicity"): (value: string | null) => string {
  const spelled = new Map(spellings(snapshot, by));
  for (const label of trailing) spelled.set(sameName(label), label);
  return (value) => (value === null ? notRecorded : (spelled.get(sameName(value)) ?? value));
}

/** Returns every label of such a split that a record may have. */
export function recordedLabels(snapshot: Snapshot, by: "gender" | "ethnicity"): readonly string[] {
  const labelOf = recordedLabel(snapshot, by);
  return [...new Set(snapshot.persons.map((person) => labelOf(person[by])))];
}
