import { dayOfText, textOfDay } from "../cases/day.ts";
import type { ItemState } from "./decide.ts";
import type { DeliveryRecord } from "./history.ts";

/** A delivery record without its recipient, whom only the outbox message names, by key. */
export interface UnaddressedRecord extends Omit<DeliveryRecord, "to" | "dueOn" | "on"> {
  /** `YYYY-MM-DD`, like every day in a payload, because the store keeps JSON. */
  readonly dueOn: string;
  readonly on: string;
}

/** Returns the record as a payload holds it. */
export function unaddressed({ key, urgency, dueOn, round, on }: DeliveryRecord): UnaddressedRecord {
  return { key, urgency, dueOn: textOfDay(dueOn), round, on: textOfDay(on) };
}

/** Returns a payload's record as the history holds it; `to` is the recipient's email. */
export function addressed({ dueOn, on, ...record }: UnaddressedRecord, to: string): DeliveryRecord {
  return { ...record, to, dueOn: dayOfText(dueOn), on: dayOfText(on) };
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

/** What a message in the outbox is rendered from. It names no child, no officer and no email. */
export type Payload =
  | DigestPayload
  | { readonly kind: "summary"; readonly day: string }
  | { readonly kind: "weekly"; readonly day: string }
  | { readonly kind: "measure"; readonly day: string; readonly words: string }
  /** An incident of the bot, by its id: its sentence is that of the moment. */
  | { readonly kind: "incident"; readonly day: string; readonly incident: string }
  | { readonly kind: "note"; readonly day: string; readonly title: string; readonly lines: readonly string[] };
