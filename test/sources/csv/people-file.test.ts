import { describe, expect, it } from "vitest";
import { peopleOf, PeopleFileError } from "../../../src/sources/csv/people-file.ts";
import { longPieces, longWords, leastProcessTime } from "../../support/hostile.ts";
import { isLong } from "../../support/long.ts";

describe("the people file", () => {
  it("gives email, role and team, whatever the order and case", () => {
    expect(peopleOf("\uFEFFTeam,ROLE,email\nNorth,Team-Manager, A@x.org \n,manager,b@x.org\n")).toEqual([
      { email: "a@x.org", role: "team-manager", team: "North", slackId: null, entraId: null },
      { email: "b@x.org", role: "manager", team: null, slackId: null, entraId: null },
    ]);
  });

  it.each([
    ["slack_id", "U1,", "U1,"],
    ["entra_id", ",0b1c-A", ",0B1C-a"],
  ])("is refused where two lines have one %s", (_, one, other) => {
    const read = () =>
      peopleOf(`email,role,team,slack_id,entra_id\na@x.org,manager,,${one}\nb@x.org,viewer,,${other}\n`);

    expect(read).toThrow(/^PEOPLE_FILE cannot be used: line 3 has the (slack_id|entra_id) of another line$/);
    expect(() => peopleOf("email,role,team,slack_id,entra_id\na@x.org,manager,,,\nb@x.org,viewer,,,\n")).not.toThrow();
  });

  it("of 100 KB of any words, in any place, is read or refused in under 200 ms", async () => {
    const slow: string[] = [];
    for (const piece of isLong ? longPieces : longPieces.filter((_, at) => at % 6 === 0)) {
      const words = longWords(piece, 100_000);
      const files = [
        words,
        `email,role,team\n${words}`,
        `email,role,team\n${words},manager,\n`,
        `email,role,team\n${words}@x.org,manager,\n`,
        `email,role,team\na@${words},${words},${words}\n`,
        `email,role,team,slack_id,entra_id\na@x.org,manager,,${words},${words}\n`,
      ];
      const read = (text: string) => () => {
        try {
          peopleOf(text);
        } catch (error) {
          if (!(error instanceof PeopleFileError)) throw error;
        }
      };
      for (const [at, text] of files.entries()) {
        if ((await leastProcessTime(read(text))) > 200) slow.push(`${JSON.stringify(piece)} in place ${at}`);
      }
    }

    expect(slow).toEqual([]);
  });

  it("is refused with every fault at once, and without naming anybody", () => {
    const read = () =>
      peopleOf("email,role,team\nsecret,manager,\nb@x.org,king,\nc@x.org,team-manager,\nc@x.org,viewer,\n");

    expect(read).toThrow(
      /line 2 has no email; line 3 has a role that is none of.*; line 4 has a team-manager without a team; line 5 names someone a second time/,
    );
    expect(read).not.toThrow(/secret|x\.org/);
    expect(() => peopleOf("email,role\n")).toThrow("PEOPLE_FILE has no column team");
    expect(() => peopleOf("email;role;team\nb@x.org;manager;\n")).toThrow("separates its cells by semicolons or tabs");
    expect(() => peopleOf("email,role,team\na@x.org,manager,\nb@x.org,mana")).toThrow("ends inside a row");
  });
});
