import { dayOfText, textOfDay, textOfDayOrNull } from "../cases/day.ts";
import type { ItemState } from "./decide.ts";
import type { DeliveryRecord } from "./history.ts";

/** A delivery record without its recipient, whom only the outbox message names, by key. */
export interface UnaddressedRecord extends Pick<DeliveryRecord, "key" | "urgency" | "round"> {
  /** `YYYY-MM-DD`, like every day in a payload, because the store keeps JSON. */
  readonly dueOn: string;
  readonly on: string;
  /** Absent in messages that an earlier program queued; likewise `unreadSince`, `leftOn` and `person`. */
  readonly rows?: readonly number[] | null;
  readonly unreadSince?: string | null;
  readonly leftOn?: string | null;
  readonly person?: string | null;
}

/** Returns the record as a payload holds it. */
export function unaddressed(told: DeliveryRecord): UnaddressedRecord {
  const { key, urgency, dueOn, round, rows, person, unreadSince, leftOn, on } = told;
  const days = { unreadSince: textOfDayOrNull(unreadSince), leftOn: textOfDayOrNull(leftOn) };
  return { key, urgency, round, rows, person, dueOn: textOfDay(dueOn), ...days, on: textOfDay(on) };
}

/** Returns a payload's record as the history holds it; `to` is the recipient's email. */
export function addressed(
  { dueOn, on, unreadSince = null, leftOn = null, rows = null, person = null, ...record }: UnaddressedRecord,
  to: string,
): DeliveryRecord {
  const dayOrNull = (text: string | null) => (text === null ? null : dayOfText(text));
  const days = { dueOn: dayOfText(dueOn), unreadSince: dayOrNull(unreadSince), leftOn: dayOrNull(leftOn) };
  return { ...record, to, rows, person, ...days, on: dayOfText(on) };
}

/** An item of a digest as it waits in the outbox. It holds keys and days: the text is rendered when it is sent. */
export interface PayloadItem {
  readonly key: string;
  readonly state: ItemState;
  readonly previous: UnaddressedRecord | null;
  readonly reason: string | null;
  readonly isBack: boolean;
  /** Absent in messages that an earlier program queued. */
  readonly isReminder?: boolean;
}

/** One person's digest of a day as it waits in the outbox. */
export interface DigestPayload {
  readonly kind: "digest";
  /** The day that the message is about, whenever it is shown. */
  readonly day: string;
  /** The case data that it was decided from; absent likewise. */
  readonly data?: { readonly readAt: string; readonly isStale: boolean };
  readonly items: readonly PayloadItem[];
  readonly reassigned: readonly UnaddressedRecord[];
  readonly isFirst: boolean;
}

/** What a message in the outbox is rendered from. It names no child, no officer and no email: a person is an id. */
export type Payload =
  | DigestPayload
  | { readonly kind: "summary"; readonly day: string }
  | { readonly kind: "weekly"; readonly day: string }
  | { readonly kind: "measure"; readonly day: string; readonly words: string }
  /** An incident of the bot, by its id: its sentence is that of the moment. */
  | { readonly kind: "incident"; readonly day: string; readonly incident: string }
  | { readonly kind: "note"; readonly day: string; readonly title: string; readonly lines: readonly string[] };
