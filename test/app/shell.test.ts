import { describe, expect, it } from "vitest";
import { StartError } from "../../src/app/app.ts";
import { sentenceOf } from "../../src/app/shell.ts";
import { LoadError } from "../../src/cases/source.ts";
import { SlackStartError } from "../../src/channels/slack/connection/connect.ts";
import { ConfigError } from "../../src/config/config.ts";
import { PeopleFileError } from "../../src/sources/csv/people-file.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { UserError } from "../../src/user-error.ts";

const kinds = [UserError, LoadError, ConfigError, PeopleFileError, StartError, StoreError, SlackStartError];

describe("an error in a shell", () => {
  it.each(kinds.map((Kind) => [Kind.name, new Kind("correct\u0007\nthis")] as const))(
    "that is a %s is described in one sentence",
    (name, error) => {
      expect([sentenceOf(error), error.name]).toEqual(["correct this", name]);
    },
  );

  it.each([["ENOENT", "the file cannot be read or written (no such file)"]])(
    "with the code %s is described in one sentence",
    (code, sentence) => {
      expect(sentenceOf(Object.assign(new Error("no such file"), { code }))).toContain(sentence);
    },
  );

  it("of any other kind is unexpected and has no description", () => {
    expect([sentenceOf(new TypeError("x")), sentenceOf("x")]).toEqual([null, null]);
  });
});
