import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isEmail } from "../../src/access/colleagues.ts";
import { views, type View } from "../../src/cases/contract.ts";
import { defaultWords } from "../../src/cases/council-words.ts";
import { LoadError } from "../../src/cases/source.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { dispatch } from "../../src/dispatch.ts";
import { toCsv } from "../../src/render/csv.ts";
import { toText } from "../../src/render/text.ts";
import { csvFolder } from "../../src/sources/csv/csv-reader.ts";
import { PeopleFileError, peopleOf } from "../../src/sources/csv/people-file.ts";
import { aCommandContext } from "../support/context.ts";
import { csvBorough, writeFiles } from "../support/csv-borough.ts";
import { leastProcessTime } from "../support/hostile.ts";
import { isLong } from "../support/long.ts";
import { byteChanges, mutated } from "../support/mutation.ts";

const numRuns = isLong ? 5000 : 25;
const seed = 2021;

/** What a careless program writes into a cell, or leaves of one. */
const pieces: readonly string[] = [
  ['"', '""', ",", ",,,,,,,,,,,,", "\n", "\r", "\r\n", '","', '"\n"', ";", "\t", "|", "\u0000", "\ufeff", "\u202e"],
  ["=1+1", "NULL", "1900-01-01", "9999-12-31", "2021-02-30", "31/12/2021", "-", "__proto__", "\u{1f600}", "e\u0301"],
  ["x".repeat(5000), '"'.repeat(999), "\n".repeat(999), "person_id", "plan_id,person_id\n"],
].flat();
const changes = byteChanges(pieces, 6000);
const hidden = /[^\P{Cc}\n]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u;

/** How many records the library finds. */
function recordsIn(bytes: Buffer): number {
  const lineEnds = ["\r\n", "\n", "\r"];
  const records: unknown[] = parse(bytes, {
    bom: true,
    record_delimiter: lineEnds,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  return records.length;
}

/** What became of input: it was read or refused, and what is wrong with that. */
interface Outcome {
  readonly isRead: boolean;
  readonly wrong: readonly string[];
}

function tallyOf() {
  const tally = { read: 0, refused: 0 };
  return {
    tally,
    add: ({ isRead, wrong }: Outcome): void => {
      tally[isRead ? "read" : "refused"] += 1;
      expect(wrong).toEqual([]);
    },
  };
}

const wrongWhere = (texts: Readonly<Record<string, boolean>>) =>
  Object.entries(texts).flatMap(([text, isSo]) => (isSo ? [text] : []));

describe("the files of a borough with bytes changed", () => {
  const files = csvBorough();
  let folder = "";
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "send-fuzz-"))));
  afterAll(() => rm(folder, { recursive: true }));

  /** What cells of the borough hold, and nothing that is said of a file does. */
  const cellOf = /REF-\d|\bo\d@x\.org|\b[prlav]1\d\d\b/;
  const counted: readonly View[] = ["worker", "person", "plan"];

  async function outcomeOf(view: View, bytes: Buffer): Promise<Outcome> {
    try {
      const snapshot = await csvFolder(folder, () => "2021-06-30T06:00:00.000Z").read(defaultWords);
      const kept = snapshot.workers.length + snapshot.persons.length + snapshot.plans.length;
      const aside = snapshot.rejected.filter((one) => counted.includes(one.view)).length;
      const read = counted.reduce((sum, one) => sum + snapshot.rowsRead[one], 0);
      const context = aCommandContext(snapshot);
      const said = ["status", "reviews.overdue by team"].map((words) => toText(dispatch(words, context)));
      const wrong = wrongWhere({
        "a record was not read": snapshot.rowsRead[view] !== recordsIn(bytes) - 1,
        "a row is neither kept nor set aside": kept + aside !== read,
        "a sign is not shown": hidden.test(said.join("\n")),
      });
      return { isRead: true, wrong };
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      const isRepeated = cellOf.test(error.message.replaceAll(folder, ""));
      return { isRead: false, wrong: wrongWhere({ "a cell is repeated": isRepeated }) };
    }
  }

  it(
    "are read with every row kept or set aside, or refused without repeating a cell",
    { timeout: 1_800_000 },
    async () => {
      await writeFiles(folder);
      const { tally, add } = tallyOf();
      let slow = 0;
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...views), changes, async (view, made) => {
          const path = join(folder, `${view}.csv`);
          const bytes = mutated(files[view], made);
          await writeFile(path, bytes);
          const found: Outcome[] = [];
          if ((await leastProcessTime(async () => found.push(await outcomeOf(view, bytes)))) > 200) slow += 1;
          await writeFile(path, files[view]);
          found.forEach(add);
        }),
        { numRuns, seed },
      );

      expect(Math.min(tally.read, tally.refused)).toBeGreaterThan(0);
      // collecting what is no longer needed may fall into any one of them
      expect(slow).toBeLessThanOrEqual(numRuns / 50);
    },
  );
});

describe("a people file with bytes changed", () => {
  const text = [
    "email,role,team,slack_id,entra_id",
    "ada@example.org,manager,,U0ADA,",
    'bo@example.org,Team-Manager,"North, and West",,0b1c',
    "cy@example.org,viewer,,,",
    "",
  ].join("\n");
  const lines = ["\nada@example.org,viewer,,,\n", ",king,", ",,U0ADA,", "team-manager,,", "ada@example"];
  const changes = byteChanges([...pieces, ...lines], text.length);

  function outcomeOf(bytes: Buffer): Outcome {
    try {
      const emails = peopleOf(bytes.toString("utf8")).map(({ email }) => email);
      const wrong = wrongWhere({
        "somebody is named twice": new Set(emails).size !== emails.length,
        "somebody has no email": !emails.every(isEmail),
      });
      return { isRead: true, wrong };
    } catch (error) {
      if (!(error instanceof PeopleFileError)) throw error;
      const isNamed = /example|U0ADA|0b1c|North/.test(error.message);
      return { isRead: false, wrong: wrongWhere({ "somebody is named": isNamed }) };
    }
  }

  it("names each person once, with a role, or is refused without naming anybody", { timeout: 1_800_000 }, () => {
    const { tally, add } = tallyOf();
    fc.assert(
      fc.property(changes, (made) => add(outcomeOf(mutated(text, made)))),
      { numRuns: 8 * numRuns, seed },
    );

    expect(Math.min(tally.read, tally.refused)).toBeGreaterThan(0);
  });
});

describe("a list of any cells", () => {
  const cell = fc
    .array(fc.oneof(fc.constantFrom(...pieces, "+", "-", "@", "=", "＝", " "), fc.string({ unit: "binary" })), {
      maxLength: 4,
    })
    .map((texts) => texts.join(""));
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 });

  it(
    "is a file with as many cells, none of them a formula or with a sign that is not shown",
    { timeout: 300_000 },
    () => {
      fc.assert(
        fc.property(rows, (given) => {
          const items = given.map((cells) => ({ cells }));
          const text = atOnce(toCsv({ kind: "list", headings: ["Case", "Where"], items, total: items.length }));
          const read: string[][] = parse(text, { bom: true });

          expect(read.map((cells) => cells.length)).toEqual([2, ...given.map(() => 2)]);
          for (const one of read.flat()) {
            expect(one).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
            expect(one.replaceAll(/[\t\r\n]/g, "")).not.toMatch(hidden);
          }
        }),
        { numRuns, seed },
      );
    },
  );
});
