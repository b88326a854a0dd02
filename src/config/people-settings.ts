import { asciiLowerCase } from "../cases/same-name.ts";
import { anyText, InvalidSetting, listOfTexts, orNull, setting } from "./setting.ts";

/** Who may ask, and what many may see. */
export const peopleSettings = {
  /** CSV of people and their roles; null: only the officers of the case data may ask. */
  peopleFile: setting({
    name: "PEOPLE_FILE",
    meaning: "CSV of people besides the officers: email, role, team; slack_id and entra_id if you like",
    initial: "",
    example: "./people.csv",
    read: orNull(anyText),
  }),
  /** Whom somebody without rights is told to ask. */
  accessContact: setting({
    name: "ACCESS_CONTACT",
    meaning: "whom somebody without rights is told to ask",
    initial: "the SEND data team",
    example: "send-data@council.example",
    read: anyText,
  }),
  /** In lower case; empty: any. */
  emailDomains: setting({
    name: "EMAIL_DOMAINS",
    meaning: "the domains of emails by which people of a chat are known, separated by commas; unset: any",
    initial: "",
    example: "council.example, schools.council.example",
    read: (text) => listOfTexts(text).map((domain) => asciiLowerCase(domain).replace(/^@/, "")),
  }),
  roundSharedTo: setting({
    name: "ROUND_SHARED_TO",
    meaning: "to a multiple of how many the numbers are rounded that many may see: 3, 5 or 10",
    initial: "5",
    example: "10",
    read: (text) => [3, 5, 10].find((base) => String(base) === text) ?? new InvalidSetting("must be 3, 5 or 10"),
  }),
  exactChannels: setting({
    name: "EXACT_CHANNELS",
    meaning: "ids of channels whose members may all see exact numbers, so that nothing is rounded there",
    initial: "",
    example: "C0123456789",
    read: listOfTexts,
  }),
};

/** Returns what is wrong between these settings and others, each in a sentence. */
export function peopleErrors(
  { exactChannels, openChannels }: { readonly [name in "exactChannels" | "openChannels"]: readonly string[] },
  env: Readonly<Record<string, string | undefined>>,
): string[] {
  const errors: string[] = [];
  if ((env["MASK_BELOW"] ?? "").trim() !== "") {
    errors.push(
      "MASK_BELOW has been replaced: shared figures are rounded to 5. Remove it, or set ROUND_SHARED_TO to 3 or 10",
    );
  }
  if (exactChannels.some((channel) => openChannels.includes(channel))) {
    errors.push("a channel of OPEN_CHANNELS has people of other organisations and cannot be in EXACT_CHANNELS too");
  }
  return errors;
}
