/**
 * Writes a borough as a SEN2 return, for trying out and for tests: its names are made up, and its UPNs fail the check
 * letter, so that nobody takes it for a return of children.
 */
import { wrongUpn } from "../../cases/cell-format.ts";
import { textOfDay, textOfDayOrNull } from "../../cases/day.ts";
import type { Person } from "../../cases/records.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { codesOfEthnicities, codesOfGenders } from "./code-words.ts";
import { message, type ElementShape } from "./return-elements.ts";
import type { ReturnHeader } from "./return-header.ts";
import { requestsOf, type Content } from "./returned-requests.ts";

/** Writes an element with what stands in it in the order of the table. Throws Error for what the table does not know. */
function element(shape: ElementShape, content: Content, indent: string): string {
  const unknown = Object.keys(content).find((name) => !shape.children.some((child) => child.name === name));
  if (unknown !== undefined) throw new Error(`${shape.name} holds no ${unknown}`);
  const lines = shape.children.flatMap((child): string[] => {
    const value = content[child.name] ?? null;
    if (value === null) return [];
    if (typeof value === "string") return [`${indent}  <${child.name}>${escaped(value)}</${child.name}>\n`];
    return value.map((one) => element(child, one, `${indent}  `));
  });
  return `${indent}<${shape.name}>\n${lines.join("")}${indent}</${shape.name}>\n`;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function shapeOf(...names: readonly string[]): ElementShape {
  return names.reduce((shape, name) => {
    const child = shape.children.find((one) => one.name === name);
    if (child === undefined) throw new Error(`${shape.name} holds no ${name}`);
    return child;
  }, message);
}

const personShape = shapeOf("Persons", "Person");

/** Writes the text of a return, in pieces. */
export function* returnText(snapshot: Snapshot, header: ReturnHeader): Generator<string> {
  const { year, referenceOn, council } = header;
  const details = { Collection: "SEN2", Year: String(year), ReferenceDate: textOfDay(referenceOn) };
  const source = { SourceLevel: "L", LEA: council, DateTime: `${textOfDay(referenceOn)}T09:00:00` };
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n';
  yield element(shapeOf("Header"), { CollectionDetails: [details], Source: [source] }, "  ");
  yield "  <Persons>\n";
  for (const person of snapshot.persons) {
    const requests = requestsOf(person, snapshot, header);
    if (requests.length > 0) yield element(personShape, personContent(person, header, requests), "    ");
  }
  yield "  </Persons>\n</Message>\n";
}

function personContent(person: Person, { year }: ReturnHeader, requests: readonly Content[]): Content {
  const { bornOn, gender, ethnicity, at } = person;
  const codes = codesOfGenders.get((gender ?? "").toLowerCase());
  return {
    Surname: "Made-up",
    Forename: `Child ${at + 1}`,
    PersonBirthDate: textOfDayOrNull(bornOn),
    ...(year < 2024 ? { GenderCurrent: codes?.number ?? "0" } : { Sex: codes?.letter ?? null }),
    Ethnicity: codesOfEthnicities.get((ethnicity ?? "").toLowerCase()) ?? "NOBT",
    PostCode: "ZZ99 9ZZ",
    UPN: wrongUpn(at + 1),
    Requests: requests,
  };
}
