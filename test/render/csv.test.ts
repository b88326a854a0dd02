import { describe, expect, it } from "vitest";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { csvName, toCsv } from "../../src/render/csv.ts";

it("a list of any length is one file: a heading, then each row once in its order", () => {
  const cells = Array.from({ length: 2500 }, (_, at) => `R${at}`);
  const items = cells.map((cell) => ({ cells: [cell] }));
  const text = atOnce(toCsv({ kind: "list", headings: ["Case"], items, total: items.length }));

  expect(text).toBe(`\uFEFF${["Case", ...cells].join("\r\n")}\r\n`);
});

it("a list as a file quotes what must be, and makes no formula of any cell", () => {
  const cells = ["=1+1", "+44", "-1", "@x", "＝1", "\tx", "\rx", 'a "b", c', "plain"];
  const items = cells.map((cell) => ({ cells: [cell] }));

  expect(atOnce(toCsv({ kind: "list", headings: ["Case"], items, total: 9 }))).toBe(
    '\uFEFFCase\r\n\'=1+1\r\n\'+44\r\n\'-1\r\n\'@x\r\n\'＝1\r\n\'\tx\r\n"\'\rx"\r\n"a ""b"", c"\r\nplain\r\n',
  );
});

describe("the name of a file", () => {
  it.each([
    ["../../etc/passwd", "-etc-passwd"],
    ["..\\..\\C:\\x", "-c-x"],
    ["a\u0000b\nc", "a-b-c"],
    ["cases\u202egpj.exe", "cases-gpj-exe"],
    ["CON", "con"],
    ["~/.ssh/*; rm -rf $HOME", "-ssh-rm-rf-home"],
    ["", ""],
    ["Éire 😀", "éire-"],
    ["x".repeat(5000), "x".repeat(70)],
  ])("leads nowhere, whatever stands in a title: %j", (title, words) => {
    expect(csvName({ title, on: "2021-06-30" })).toBe(`${words}-2021-06-30.csv`);
  });
});
