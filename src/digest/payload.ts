import { dayOfText, textOfDay, textOfDayOrNull } from "../cases/day.ts";
import type { ItemState } from "./decide.ts";
import type { DeliveryRecord } from "./history.ts";

/** A delivery record without its recipient, whom only the outbox message names, by key. */
export interface UnaddressedRecord extends Pick<DeliveryRecord, "key" | "urgency" | "round"> {
  /** `YYYY-MM-DD`, like every day in a payload, because the store keeps JSON. */
  readonly dueOn: string;
  readonly on: string;
  /** Absent in messages that an earlier program queued; likewise `unreadSince` and `person`. */
  readonly rows?: readonly number[] | null;
  readonly unreadSince?: string | null;
  readonly person?: string | null;
}

/** Returns the record as a payload holds it. */
export function unaddressed(told: DeliveryRecord): UnaddressedRecord {
  const { key, urgency, dueOn, round, rows, person, unreadSince, on } = told;
  const days = { dueOn: textOfDay(dueOn), unreadSince: textOfDayOrNull(unreadSince), on: textOfDay(on) };
  return { key, urgency, round, rows, person, ...days };
}

/** Returns a payload's record as the history holds it; `to` is the recipient's email. */
export function addressed(
  { dueOn, on, unreadSince = null, rows = null, person = null, ...record }: UnaddressedRecord,
  to: string,
): DeliveryRecord {
  const days = { dueOn: dayOfText(dueOn), unreadSince: unreadSince === null ? null : dayOfText(unreadSince) };
  return { ...record, to, rows, person, ...days, on: dayOfText(on) };
}

/** An item of a digest as it waits in the outbox. It holds keys and days: the text is rendered when it is sent. */
export interface PayloadItem {
  readonly key: string;
  readonly state: ItemState;
  readonly previous: UnaddressedRecord | null;
  readonly reason: string | null;
  readonly isBack: boolean;
}

/** One person's digest of a day as it waits in the outbox. */
export interface DigestPayload {
  readonly kind: "digest";
  readonly day: string;
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
