import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultWords } from "../../src/cases/council-words.ts";
import { readConfig } from "../../src/config/config.ts";

const folder = mkdtempSync(join(tmpdir(), "send-labels-"));

function configOf(text: string) {
  const file = join(folder, "labels.txt");
  writeFileSync(file, text);
  return readConfig({ LABELS: file });
}

describe("the labels of codes", () => {
  it("are those of the case system's own codes, where no file names others", () => {
    expect(readConfig({}).words.labels).toEqual(defaultWords.labels);
    expect(defaultWords.labels.get("c_multi-agency sen assessment")).toBe("Assess");
  });

  it("are those of the shipped file", () => {
    expect(readConfig({ LABELS: "docs/labels.txt" }).words.labels).toEqual(defaultWords.labels);
  });

  it("are added to those, or replace them, whatever the case of the code", () => {
    const { labels } = configOf(
      "\uFEFF# ours\r\n\r\nX12 = Moved abroad\r\nC_MULTI-AGENCY SEN ASSESSMENT=Agreed\n",
    ).words;

    expect(labels.get("x12")).toBe("Moved abroad");
    expect(labels.get("c_multi-agency sen assessment")).toBe("Agreed");
    expect(labels.get("c_decision not to proceed")).toBe("Do not assess");
  });

  it("are refused whole, with each line that cannot be used and what else is wrong", () => {
    const file = join(folder, "faulty.txt");
    const lines = [
      "X12",
      "= Moved",
      "a = b = c",
      "X1 = One",
      "x1 = Two",
      `X2 = ${"long".repeat(20)}`,
      "X3 = Not recorded",
    ];
    writeFileSync(file, lines.join("\n"));

    expect(() => readConfig({ LABELS: file, ROUND_SHARED_TO: "7" })).toThrow(
      [
        "settings that cannot be used: ROUND_SHARED_TO must be 3, 5 or 10; LABELS names a file with lines that cannot be used:",
        "line 1 is not one code, = and its label, line 2 is not one code, = and its label,",
        "line 3 is not one code, = and its label, line 5 has a code that an earlier line has,",
        "line 6 has a label of more than 60 characters, line 7 has the label Not recorded, which tables use themselves",
      ].join(" "),
    );
    expect(() => readConfig({ LABELS: join(folder, "missing.txt") })).toThrow(
      "LABELS names a file that cannot be read",
    );
  });
});
