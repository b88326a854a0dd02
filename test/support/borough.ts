import { contract, views, type Borough, type Row, type View } from "../../src/cases/contract.ts";
import { defaultWords } from "../../src/cases/council-words.ts";
import { caseParser } from "../../src/cases/parser.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";

/** A row by column names. A column without a name here is null. */
export type Cells = Readonly<Record<string, string | null>>;

let made = 0;

/** A borough of the given rows. Each row gets the cells that it needs to be accepted. */
export function aBorough(rows: Partial<Record<View, readonly Cells[]>>): Borough {
  const row = (view: View, cells: Cells): Row => {
    const unknown = Object.keys(cells).filter((name) => !contract[view].some((column) => column.name === name));
    if (unknown.length > 0) throw new Error(`no column ${unknown.join()} in ${view}`);
    return contract[view].map(({ name }) => cells[name] ?? null);
  };
  const rowsOf = (view: View) => (rows[view] ?? []).map((cells) => row(view, { ...defaults(view), ...cells }));
  return {
    person: rowsOf("person"),
    worker: rowsOf("worker"),
    worker_relationship: rowsOf("worker_relationship"),
    referral: rowsOf("referral"),
    assessment: rowsOf("assessment"),
    plan: rowsOf("plan"),
    review: rowsOf("review"),
  };
}

function defaults(view: View): Cells {
  made += 1;
  const all: Readonly<Record<View, Cells>> = {
    person: { person_id: "p1", case_reference: "REF-1", date_of_birth: "2010-01-01" },
    worker: { worker_id: "w1", name: "Ada Officer", team: "North", active: "1" },
    worker_relationship: {
      person_id: "p1",
      worker_id: "w1",
      relationship: "SEND Case Officer",
      start_date: "2015-01-01",
    },
    referral: {
      referral_id: `r${made}`,
      person_id: "p1",
      referral_type: "ehc_needs_assessment",
      received_date: "2021-01-04",
    },
    assessment: { assessment_id: `a${made}`, referral_id: "r1" },
    plan: { plan_id: `l${made}`, person_id: "p1", origin: "new", issued_date: "2020-01-01" },
    review: { review_id: `v${made}`, plan_id: "l1" },
  };
  return all[view];
}

/** The snapshot of a borough, read at 07:00 on 30 June 2021. */
export function aSnapshot(borough: Borough): Snapshot {
  const parser = caseParser(defaultWords);
  for (const view of views) parser.take(view, borough[view]);
  return parser.snapshot("a borough of the tests", "2021-06-30T07:00:00+01:00");
}
