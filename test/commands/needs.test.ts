import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { colleagueDirectory, consoleManager, type Colleague, type Role } from "../../src/access/colleagues.ts";
import { answerTo, refusalOf } from "../../src/dispatch.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { UserError } from "../../src/user-error.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";
import { aCommandContext } from "../support/context.ts";

const snapshot = aSnapshot(aBorough({ person: [{}], worker: [{ email: "ada@x.org" }], worker_relationship: [{}] }));
const officer = colleagueDirectory(snapshot, []).get("ada@x.org");
const roles: readonly Role[] = ["manager", "team-manager", "officer", "analyst", "viewer"];

function somebody(role: Role, workers: Colleague["workers"] = []): Colleague {
  return { ...consoleManager, email: `${role}@x.org`, role, team: "North", workers };
}

const alerts = "manager team-manager officer";
const all = roles.join(" ");

/** The roles that may use a command that not everybody may, whatever cases it then shows. */
const users: Readonly<Record<string, string>> = {
  share: "manager team-manager analyst",
  status: "manager analyst",
  my: alerts,
  digest: alerts,
  seen: alerts,
  snooze: alerts,
  subscribe: "manager team-manager analyst",
  unsubscribe: "manager team-manager analyst",
  subscriptions: "manager team-manager analyst",
  undelivered: "manager",
  rehearse: "manager analyst",
  "accept-load": "manager analyst",
  "accept-store": "manager analyst",
};

describe("the right that a command requires", () => {
  it("is listed here for every command that has one", () => {
    const restricted = commands.flatMap(({ name, needs }) => (needs === undefined ? [] : [name]));

    expect(Object.keys(users).sort()).toEqual(restricted.sort());
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    "admits to %s the roles listed",
    (name, command) => {
      const may = roles.filter(
        (role) => refusalOf(command, aCommandContext(snapshot, { colleague: somebody(role) })) === null,
      );

      expect(may.join(" ")).toBe(users[name] ?? all);
    },
  );

  it.each(["digest", "my", "seen", "snooze"])("admits to %s anybody who holds cases, whatever the role", (name) => {
    const command = commands.find((one) => one.name === name);
    const colleague = somebody("viewer", officer?.workers ?? []);

    expect(officer?.workers).toHaveLength(1);
    expect(command && refusalOf(command, aCommandContext(snapshot, { colleague }))).toBeNull();
  });

  it("is checked before the words are read; a refusal is the command's own sentence and is audited", () => {
    for (const command of commands) {
      for (const role of roles) {
        const context = aCommandContext(snapshot, { colleague: somebody(role) });
        const refusal = refusalOf(command, context);
        if (refusal === null) continue;

        expect(() => atOnce(answerTo({ command, rest: "no such words" }, context))).toThrow(new UserError(refusal));
        expect(context.store.audit.all()).toMatchObject([{ command: command.name, outcome: "refused" }]);
      }
    }
  });
});
