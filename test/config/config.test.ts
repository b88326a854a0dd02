import { describe, expect, it } from "vitest";
import { defaultWords } from "../../src/cases/council-words.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { ConfigError, readConfig, variables } from "../../src/config/config.ts";

describe("the configuration", () => {
  it("of an empty environment is the demo with the default words", () => {
    expect(readConfig({ TODAY: "  " })).toMatchObject({
      caseDatabase: { kind: "demo" },
      today: null,
      quickChartUrl: null,
      quickChartTimeoutMilliseconds: 3000,
      peopleFile: null,
      emailDomains: [],
      accessContact: "the SEND data team",
      roundSharedTo: 5,
      exactChannels: [],
      shrinkLimit: 0.2,
      dataFolder: "./data",
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
    expect([config.words.careLeaver, config.today]).toEqual([["Relevant", "Eligible"], dayOfText("2020-02-29")]);
  });

  it.each(["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"])(
    "takes no %s that no header can carry, and does not repeat it",
    (name) => {
      for (const token of ["xoxb-1\nx", "xoxb 1", "xoxb-1“", "\u0000xoxb-1"]) {
        expect(() => readConfig({ [name]: token })).toThrow(new RegExp(`^(?!.*xoxb).*${name} has`, "s"));
      }
      expect(() => readConfig({ [name]: " xoxb-1-a " })).not.toThrow();
    },
  );

  it("names every fault at once", () => {
    const read = () =>
      readConfig({
        CASE_DATABASE: "oracle",
        TODAY: "2021-02-30",
        QUICKCHART_URL: "ftp://x",
        QUICKCHART_TIMEOUT: "soon",
      });

    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/CASE_DATABASE must.*TODAY must.*QUICKCHART_URL must.*QUICKCHART_TIMEOUT must/);
  });

  it("says what replaces a setting that is gone", () => {
    expect(() => readConfig({ MASK_BELOW: "5" })).toThrow("Remove it, or set ROUND_SHARED_TO to 3 or 10");
    expect(() => readConfig({ MASK_BELOW: " " })).not.toThrow();
  });

  it.each(["0", "1", "4", "05", "five"])("refuses to round to %s", (base) => {
    expect(() => readConfig({ ROUND_SHARED_TO: base })).toThrow("ROUND_SHARED_TO must be 3, 5 or 10");
  });

  it("shows no exact numbers where people of other organisations may read", () => {
    expect(() => readConfig({ OPEN_CHANNELS: "C1, C2", EXACT_CHANNELS: "C2" })).toThrow("cannot be in EXACT_CHANNELS");
  });

  it.each(["05:59", "16:56", "18:00", "8:30", "08:60"])("refuses %s as the hour of digests, when none go", (hour) => {
    expect(() => readConfig({ DIGEST_HOUR: hour })).toThrow("DIGEST_HOUR must be an hour from 06:00 to 16:55");
  });

  it.each(["15", "0, 60", "7, 60", "15, 90", "15, 60, 60", "often"])(
    "refuses %s as the minutes between refreshes, which must be parts of an hour",
    (minutes) => {
      expect(() => readConfig({ REFRESH_MINUTES: minutes })).toThrow("REFRESH_MINUTES must be two numbers of minutes");
    },
  );

  it("reads every initial value and every example", () => {
    for (const { name, initial, example } of variables) {
      expect(() => readConfig({ [name]: initial })).not.toThrow();
      // some settings need another one
      expect(() => readConfig({ STORE_CONNECTION_STRING: "Server=sql01", [name]: example })).not.toThrow();
    }
    expect(new Set(variables.map(({ name }) => name)).size).toBe(variables.length);
  });

  it("is shown whole in .env.example, each variable with its initial value", async () => {
    const quoted = (value: string) => (/\s/.test(value) ? `"${value}"` : value);
    const shown = variables.map(
      ({ name, meaning, initial, example }) =>
        `# ${meaning}\n# for example: ${example}\n# ${name}=${quoted(initial)}\n`,
    );
    const heading =
      "# Settings: copy this file to .env and change what you need. What is commented out has the value shown.\n";

    await expect([heading, ...shown].join("\n")).toMatchFileSnapshot("../../.env.example");
  });
});
