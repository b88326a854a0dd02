import { teamWarnings } from "../src/access/colleagues.ts";
import { alertWarnings } from "../src/access/recipients.ts";
import type { Note } from "../src/answer.ts";
import { command } from "../src/command.ts";
import { terms } from "../src/query/terms.ts";
import { incidentNotes } from "../src/reports/incidents.ts";
import { statusAnswer, statusOn } from "../src/reports/status-report.ts";

export const status = command({
  name: "status",
  synonyms: `data status, status of the data, is the data up to date, how old is the data, how fresh is the data, data refresh,
    last refresh, last updated, rejected rows, rows rejected, rows set aside, rows not read, unreadable rows`,
  description: "what the answers rest on: rows read, set aside and noted",
  args: {},
  accepts: (rest) => terms(rest).length === 0,
  needs: { right: "operates", refusal: "the status of the data is for managers and analysts" },
  needsNoSnapshot: true,
  json: (_, { snapshot, today, incidents }) => ({ ...statusOn(snapshot, today), incidents }),
  run(_, { snapshot, today, colleagues, load, incidents }) {
    const answer = statusAnswer(statusOn(snapshot, today), load);
    const found = [...alertWarnings(colleagues, today), ...teamWarnings(colleagues, snapshot)];
    const warnings = found.map((text): Note => ({ kind: "note", about: "caveat", text }));
    return { ...answer, parts: [...incidentNotes(incidents), ...warnings, ...answer.parts] };
  },
});
