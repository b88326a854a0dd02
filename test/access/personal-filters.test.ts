import { describe, expect, it } from "vitest";
import type { Role } from "../../src/access/colleagues.ts";
import { dispatch } from "../../src/dispatch.ts";
import { toText } from "../../src/render/text.ts";
import { aCommandContext } from "../support/context.ts";
import { demoSnapshot } from "../support/demo.ts";

const two = 'gender:Female ethnicity:"White Irish"';
const context = aCommandContext(demoSnapshot);
const as = (role: Role) => ({
  ...context,
  colleague: {
    ...context.colleague,
    role,
    team: null,
    workers: demoSnapshot.workers.filter((w) => w.isActive).slice(0, 1),
  },
});

describe("an answer narrowed by gender, ethnicity or social care", () => {
  it.each(["plans.by-team", "plans.by-team by care", "referrals.decisions part:refused show:share", "reviews.overdue"])(
    "shows a viewer rounded numbers alone: %s",
    (measure) => {
      const { parts } = dispatch(`${measure} ${two}`.replace(/( by care)(.*)/, "$2$1"), as("viewer"));
      const counts = [...parts].flatMap((part) =>
        part.kind === "table"
          ? part.rows.flatMap(({ values }) => values.filter((_, at) => part.columns[at]?.unit === "count"))
          : [],
      );

      expect(counts.filter((count) => (count ?? 0) % 5 !== 0)).toEqual([]);
    },
  );

  it.each(["cases", "export"])("opens no %s to a viewer or an analyst", (word) => {
    for (const role of ["viewer", "analyst"] as const)
      expect(() => dispatch(`${word} plans.by-team ${two}`, as(role))).toThrow("Your role does not see");
  });

  it("lists an officer's own cases only", () => {
    const listed = (role: Role) =>
      Number(
        /(\d+) cases? on/.exec(toText(dispatch("cases plans.by-team gender:Male", as(role))).replaceAll(",", ""))?.[1],
      );

    expect(listed("officer")).toBeLessThan(listed("manager"));
  });

  it("is not shared by case officer", () => {
    for (const words of ['plans.by-age care:"Looked After Children" by officer', "plans.by-ethnicity officer:#W1008"])
      expect(() => dispatch(`share ${words}`, { ...as("manager"), channel: "C1" })).toThrow(
        "Figures by case officer cannot be shared",
      );
  });

  it("is audited with its filters", () => {
    dispatch(`plans.by-team ${two}`, as("viewer"));

    expect(JSON.stringify(context.store.audit.all().at(-1))).toContain("White Irish");
  });
});
