import { describe, expect, it } from "vitest";
import { commandOf, answerTo } from "../../src/dispatch.ts";
import { openIncidents } from "../../src/reports/incidents.ts";
import { toText } from "../../src/render/text.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";
import { aCommandContext } from "../support/context.ts";

function someIncidents() {
  let minute = 0;
  const logged: string[] = [];
  const incidents = openIncidents(() => `2021-06-30T08:0${(minute += 1)}:00.000Z`, {
    info: (event, { incident }) => void logged.push(`info ${event}: ${incident}`),
    error: (event, { incident, sentence }) => void logged.push(`error ${event}: ${incident}, ${sentence}`),
  });
  return { incidents, logged };
}

describe("an incident", () => {
  it("is logged as an error once, however often it is raised, and its end once", () => {
    const { incidents, logged } = someIncidents();
    for (const _ of [1, 2, 3]) incidents.raise("slack", "Slack is away.");
    for (const _ of [1, 2]) incidents.settle("slack");

    expect(logged).toEqual(["error an incident: slack, Slack is away.", "info an incident is over: slack"]);
    expect(incidents.current()).toEqual([]);
  });

  it("keeps since when it is raised while its sentence changes, and stands beside others in their order", () => {
    const { incidents, logged } = someIncidents();
    incidents.raise("slack", "Slack is away.");
    incidents.raise("store", "The store is gone.");
    incidents.raise("slack", "Slack takes no token.");

    expect(incidents.current()).toEqual([
      { id: "slack", sentence: "Slack takes no token.", since: "2021-06-30T08:01:00.000Z" },
      { id: "store", sentence: "The store is gone.", since: "2021-06-30T08:02:00.000Z" },
    ]);
    expect(logged).toHaveLength(3);
  });

  it("that comes back is a new one", () => {
    const { incidents } = someIncidents();
    incidents.raise("slack", "Slack is away.");
    incidents.settle("slack");
    incidents.raise("slack", "Slack is away.");

    expect(incidents.current().map(({ since }) => since)).toEqual(["2021-06-30T08:02:00.000Z"]);
  });

  it("stands first in status, for people and as JSON", () => {
    const incidents = [{ id: "store", sentence: "The store is gone.", since: "2021-06-30T08:00:00.000Z" }];
    const context = aCommandContext(aSnapshot(aBorough({})), { incidents });
    const { command, rest } = commandOf("status");

    expect(toText(atOnce(answerTo({ command, rest }, context)))).toContain("The store is gone.");
    expect(command.json?.(rest, context)).toMatchObject({ incidents });
  });
});
