import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultWords } from "../../../src/cases/council-words.ts";
import { isLong } from "../../support/long.ts";
import { returnOf } from "../../support/sen2.ts";

/** How many children; a large council has 20,000. */
const children = 28 * (isLong ? 715 : 72);
/** What may be used for each child: 20,000 take 10 seconds and 400 MB. */
const most = { milliseconds: 0.5, bytes: 20_000 };

let folder = "";
let file = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "send-sen2-"));
  file = join(folder, "large.xml");
  const text = await readFile(new URL("return-2024.xml", import.meta.url), "utf8");
  const [begin, end] = [text.indexOf("    <!-- 1:"), text.indexOf("  </Persons>")];
  const some = text.slice(begin, end);
  const copies = Array.from({ length: children / 28 }, (_, at) =>
    some.replaceAll("S9990000", `S999${String(at).padStart(4, "0")}`).replace("1234567890", String(1e9 + at)),
  );
  await writeFile(file, [text.slice(0, begin), ...copies, text.slice(end)].join(""));
});
afterAll(() => rm(folder, { recursive: true }));

describe("a large return", () => {
  it("is read in seconds and little memory, while others have their turns", async () => {
    const before = process.memoryUsage.rss();
    const start = performance.now();
    let last = start;
    let longest = 0;
    const turns = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const { persons, rejected } = await returnOf(file).read(defaultWords);
    clearInterval(turns);
    const milliseconds = performance.now() - start;
    const bytes = process.memoryUsage.rss() - before;

    expect([persons.length, rejected.length]).toEqual([children, 0]);
    expect(milliseconds / children).toBeLessThan(most.milliseconds);
    expect(bytes / children).toBeLessThan(most.bytes + 50e6 / children);
    expect(longest).toBeLessThan(500);
  });
});
