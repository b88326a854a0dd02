import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer.ts";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import { dispatch } from "../../src/dispatch.ts";
import { demoAppointments } from "../../src/sources/demo/demo-source.ts";
import { UserError } from "../../src/user-error.ts";
import { aCommandContext } from "../support/context.ts";
import { demoSnapshot } from "../support/demo.ts";
import { askedRows, faultOf, type AskedRow } from "./asked-rows.ts";

const colleagues = colleagueDirectory(demoSnapshot, demoAppointments);

function answered({ question, as }: AskedRow): Answer | string {
  const colleague = colleagues.get(as);
  if (colleague === undefined) throw new Error(`nobody in the demo borough is called ${as}`);
  try {
    return dispatch(question, aCommandContext(demoSnapshot, { colleague, colleagues }));
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

describe("what people ask in their own words", () => {
  it.each(askedRows)("is answered rightly, offered or refused: $question", (row) => {
    expect(faultOf(row, answered(row))).toBeNull();
  });

  it("is a table of at least 700 questions", () => {
    expect(askedRows.length).toBeGreaterThanOrEqual(700);
  });
});
