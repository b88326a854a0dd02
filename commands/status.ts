import { teamWarnings } from "../src/access/colleagues.ts";
import { alertWarnings } from "../src/access/recipients.ts";
import { alertKinds } from "../src/alerts/index.ts";
import type { Note } from "../src/answer.ts";
import { command } from "../src/command.ts";
import { terms } from "../src/query/terms.ts";
import { incidentNotes } from "../src/reports/incidents.ts";
import { statusAnswer, statusOn } from "../src/reports/status-report.ts";
import { unreadSentences } from "../src/reports/raised-alerts.ts";

export const status = command({
  name: "status",
  synonyms: `data status, status of the data, is the data up to date, how old is the data, how fresh is the data, data refresh,
    last refresh, last updated, rejected rows, rows rejected, rows set aside, rows not read, unreadable rows`,
  description: "how old the data is, and which rows could not be read",
  args: {},
  accepts: (rest) => terms(rest).length === 0,
  needs: { right: "operates", refusal: "Only managers and analysts can see the data status." },
  needsNoSnapshot: true,
  json: (_, { snapshot, today, incidents }) => ({ ...statusOn(snapshot, today), incidents }),
  *run(_, context) {
    const { snapshot, today, colleagues, load, incidents } = context;
    const caveat = (text: string): Note => ({ kind: "note", about: "caveat", text });
    const answer = statusAnswer(statusOn(snapshot, today), load);
    const warnings = [...alertWarnings(colleagues, today), ...teamWarnings(colleagues, snapshot)].map(caveat);
    const unread = (yield* unreadSentences(context, alertKinds)).map(caveat);
    return { ...answer, parts: [...incidentNotes(incidents), ...warnings, ...answer.parts, ...unread] };
  },
});
