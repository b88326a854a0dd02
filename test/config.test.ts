import { readFile } from "node:fs/promises";
import { parse } from "dotenv";
import { describe, expect, it } from "vitest";
import { defaultWords } from "../src/cases/words.ts";
import { ConfigRefused, readConfig, variables } from "../src/config.ts";

describe("the configuration", () => {
  it("of an empty environment is the demo with the default words", () => {
    expect(readConfig({ TODAY: "  " })).toEqual({
      caseDatabase: { kind: "demo" },
      today: null,
      quickChartUrl: null,
      quickChartTimeoutMilliseconds: 3000,
      peopleFile: null,
      accessContact: "the SEND data team",
      maskBelow: 5,
      pagePort: 3000,
      words: defaultWords,
    });
  });

  it("takes what is set", () => {
    const config = readConfig({
      CASE_DATABASE: "csv:./my cases",
      WORD_CARE_LEAVER: "Relevant;Eligible",
      TODAY: "2020-02-29",
    });

    expect(config.caseDatabase).toEqual({ kind: "csv", folder: "./my cases" });
    expect([config.words.careLeaver, config.today]).toEqual([["Relevant", "Eligible"], "2020-02-29"]);
  });

  it("shows the local page over CSV files only when told to", () => {
    expect(readConfig({ CASE_DATABASE: "csv:x" }).pagePort).toBeNull();
    expect(readConfig({ CASE_DATABASE: "csv:x", LOCAL_PAGE: "1", PAGE_PORT: "3005" }).pagePort).toBe(3005);
  });

  it("names every fault at once", () => {
    const read = () =>
      readConfig({
        CASE_DATABASE: "oracle",
        TODAY: "2021-02-30",
        QUICKCHART_URL: "ftp://x",
        QUICKCHART_TIMEOUT: "soon",
      });

    expect(read).toThrow(ConfigRefused);
    expect(read).toThrow(/CASE_DATABASE must.*TODAY must.*QUICKCHART_URL must.*QUICKCHART_TIMEOUT must/);
  });

  it("is shown whole in .env.example, each variable with its initial value, and nothing else", async () => {
    const text = await readFile(".env.example", "utf8");
    const shown = parse(text.replaceAll(/^# (?=[A-Z_]+=)/gm, ""));

    expect(shown).toEqual(Object.fromEntries(variables.map(({ name, initial }) => [name, initial])));
    for (const { meaning } of variables) expect(text).toContain(meaning);
  });
});
