import { itemJson } from "../src/alert-json.ts";
import { alertKinds } from "../src/alerts/index.ts";
import { inOrder } from "../src/digest-lines.ts";
import type { Digest } from "../src/digest.ts";
import { isWorkingDay } from "../src/facts/working-days.ts";
import { digestAnswer } from "../src/digest-answer.ts";
import { recordOwner } from "../src/record-owner.ts";
import { job } from "../src/job.ts";
import { isStaleOn, morning, nothingSaid } from "../src/morning.ts";

/** Why a digest's alerts do not go to their officers, each reason once with how many; null: they all do. */
function reasonOf({ items }: Digest): string | null {
  const counts = new Map<string, number>();
  for (const { reason } of items) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const all = Array.from(counts, ([reason, count]) => `${count} × ${reason}`);
  return all.length === 0 ? null : all.join("; ");
}

export const digest = job({
  id: "digest",
  says: "tells each person privately what is new, more urgent, handed over, cleared or still late",
  preview(desk) {
    const { book, today, kinds, colleagues, caseUrl } = desk;
    const digests = isWorkingDay(today) ? morning(alertKinds, desk, nothingSaid, { kinds }) : [];
    const personOf = recordOwner(book, alertKinds);
    const letter = { book, today, kinds: alertKinds, caseUrl, isStale: isStaleOn(book, today), personOf };
    return {
      json: digests.map((one) => ({
        to: one.to,
        reason: reasonOf(one),
        team: (one.to === null ? null : colleagues.get(one.to)?.team) ?? null,
        items: inOrder(one.items).map((item) => itemJson(item, today, personOf)),
      })),
      answers: digests.flatMap((one) => {
        if (!one.isSent || one.to === null) return [];
        return [{ ...digestAnswer(one, letter), filters: [{ name: "to", value: one.to }] }];
      }),
    };
  },
});
