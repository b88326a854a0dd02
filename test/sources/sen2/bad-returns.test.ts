import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultWords } from "../../../src/cases/council-words.ts";
import { LoadError } from "../../../src/cases/source.ts";
import { returnOf } from "../../support/sen2.ts";

let folder = "";
let good = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "send-sen2-"));
  good = await readFile(new URL("return-2024.xml", import.meta.url), "utf8");
});
afterAll(() => rm(folder, { recursive: true }));

const readFrom = (file: string) => returnOf(file).read(defaultWords);

async function errorOf(content: string | Uint8Array): Promise<LoadError> {
  const file = join(folder, "return.xml");
  await writeFile(file, content);
  return readFrom(file).then(
    () => Promise.reject(new Error("it was taken")),
    (error: unknown) => (error instanceof LoadError ? error : Promise.reject(error)),
  );
}

const child = "    <Person>";
const bomb = `<?xml version="1.0"?><!DOCTYPE Message [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Message>&b;</Message>`;

const faults: readonly (readonly [what: string, content: () => string | Uint8Array, says: RegExp])[] = [
  ["an empty file", () => "", /is empty: write it under another name/],
  ["a file of blanks", () => "  \n\n", /holds only blanks: write it/],
  ["a CSV file", () => "UPN,Surname\nS99900000001A,Name\n", /looks like CSV and is no XML: set CASE_DATABASE/],
  ["any other text", () => "Dear all", /is no XML: set CASE_DATABASE/],
  ["an Excel workbook", () => "PK\u0003\u0004rest", /is a ZIP file or an Excel workbook: unpack it/],
  ["a compressed file", () => Uint8Array.of(0x1f, 0x8b, 8, 0), /is compressed: unpack it/],
  ["a web page", () => "<!DOCTYPE html><html></html>", /holds a DOCTYPE, which no return has: export/],
  ["an entity bomb", () => bomb, /holds a DOCTYPE, which no return has: export/],
  ["an entity that nothing declares", () => good.replace("Unread", "&name;"), /is not well-formed XML near line \d+:/],
  ["other XML", () => '<?xml version="1.0"?><feed/>', /is XML but no return, .* set CASE_DATABASE/],
  ["an element that is not closed", () => good.replace("</UPN>", ""), /is not well-formed XML near line \d+: export/],
  ["a name with an ampersand", () => good.replace("Unread", "A & B"), /is not well-formed XML near line \d+: export/],
  ["a file cut between two children", () => good.slice(0, good.lastIndexOf(child)), /ends before .* not whole: write/],
  ["a file cut in a tag", () => good.slice(0, good.lastIndexOf("<Ethnicity>") + 5), /ends before .* not whole: write/],
  ["a file cut in a character", () => Buffer.from(good).subarray(0, Buffer.from(good).indexOf("ë") + 1), /ends before/],
  ["UTF-16", () => Buffer.from(`\uFEFF${good}`, "utf16le"), /is UTF-16: export the return as UTF-8/],
  ["UTF-16 without a mark", () => Buffer.from(good, "utf16le"), /is UTF-16: export the return as UTF-8/],
  ["Latin-1", () => Buffer.from(good, "latin1"), /is not UTF-8 text: export the return as UTF-8/],
  ["another collection", () => good.replace(">SEN2<", ">CIN<"), /is a return of the collection CIN: name the file/],
  ["a collection without a name", () => good.replace(">SEN2<", "><"), /is a return of another collection: name/],
  ["no year", () => good.replace(/<Year>.*<\/Year>/, ""), /does not say in Year of which collection it is: export/],
  ["a reference date of words", () => good.replace("2024-01-18<", "January<"), /has no ReferenceDate such as/],
  ["no header", () => good.replace(/<Header>[\s\S]*<\/Header>/, ""), /has no Header before its children: export/],
  ["a header and nothing else", () => `${good.slice(0, good.indexOf("<Persons>"))}</Message>`, /holds no Person:/],
  ["a text without end", () => good.replace("Unread", "x".repeat(3_000_000)), /holds a megabyte without an element/],
  ["elements without end", () => "<Message>" + "<a>".repeat(200_000), /holds elements a hundred deep/],
];

describe("a file that is no return", () => {
  it.each(faults)("is refused in one sentence that says what to do: %s", async (_, content, says) => {
    const { message, logged } = await errorOf(content());

    expect(message).toMatch(says);
    expect(message).not.toMatch(/Unread|Zoë|ZZ99|S9990|\n/);
    expect(logged).toBe(message);
    expect(message.split(/[.!?] /)).toHaveLength(1);
  });

  it("is looked at again where it may be still being written, and only there", async () => {
    const again = await Promise.all(["", good.slice(0, 5000)].map(async (text) => (await errorOf(text)).isRetryable));

    expect(again).toEqual([true, true]);
    expect((await errorOf(bomb)).isRetryable).toBe(false);
  });

  it("is named where it is not there, or is a folder", async () => {
    await expect(readFrom(join(folder, "nowhere.xml"))).rejects.toThrow(/nowhere\.xml cannot be read \(ENOENT\): it/);
    await expect(readFrom(folder)).rejects.toThrow(/cannot be read \(EISDIR\): it must be a file/);
  });

  it("may begin with a byte order mark, use prefixes and put something unknown around its children", async () => {
    const file = join(folder, "other.xml");
    const prefixed = good
      .replaceAll(/<(\/?)([A-Z])/g, "<$1s:$2")
      .replace("<s:Persons>", "<s:New><s:Persons>")
      .replace("</s:Persons>", "</s:Persons></s:New>");
    await writeFile(file, `\uFEFF${prefixed.replace("<s:Message>", '<s:Message xmlns:s="urn:x">')}`);

    expect((await readFrom(file)).persons).toHaveLength(28);
  });
});

describe("the records of a return", () => {
  it("hold no name and no postcode", async () => {
    const file = join(folder, "names.xml");
    await writeFile(file, good);

    expect(JSON.stringify(Object.values(await readFrom(file)), withoutLoops())).not.toMatch(/Unread|Zoë|ZZ99/);
  });
});

/** Records hold each other: each is written once. */
function withoutLoops() {
  const seen = new Set<object>();
  return (_: string, value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (seen.has(value)) return undefined;
    seen.add(value);
    return value;
  };
}
