import { describe, expect, it } from "vitest";
import { StartError } from "../../src/app/app.ts";
import { sentenceOf } from "../../src/app/shell.ts";
import { LoadError } from "../../src/cases/source.ts";
import { SlackStartError } from "../../src/channels/slack/connection/connect.ts";
import { ConfigError } from "../../src/config/config.ts";
import { PeopleFileError } from "../../src/sources/csv/people-file.ts";
import { StoreError } from "../../src/store/open.ts";
import { UserError } from "../../src/user-error.ts";

const kinds = [UserError, LoadError, ConfigError, PeopleFileError, StartError, StoreError, SlackStartError];

describe("what goes wrong in a shell", () => {
  it.each(kinds.map((Kind) => [Kind.name, new Kind("mend\u0007\nthis")] as const))(
    "is said in one sentence where it is a %s, under its own name",
    (name, error) => {
      expect([sentenceOf(error), error.name]).toEqual(["mend this", name]);
    },
  );

  it.each([
    ["EADDRINUSE", "the port is taken"],
    ["ENOENT", "the file cannot be read or written (no such file)"],
  ])("is said in one sentence where the machine says %s", (code, says) => {
    expect(sentenceOf(Object.assign(new Error("no such file"), { code }))).toContain(says);
  });

  it("is the bot's own fault where it is anything else", () => {
    expect([sentenceOf(new TypeError("x")), sentenceOf("x")]).toEqual([null, null]);
  });
});
