import { dayOfText, textOfDay } from "../cases/day.ts";
import type { ItemState } from "./decide.ts";
import type { DeliveryRecord } from "./history.ts";

/** What was last said of an alert to who is written to: whom stands on the envelope alone. */
export interface UnaddressedRecord extends Omit<DeliveryRecord, "to" | "dueOn" | "on"> {
  /** `YYYY-MM-DD`, as in all payloads: the store keeps text. */
  readonly dueOn: string;
  readonly on: string;
}

/** The record as a payload holds it. */
export function unaddressed({ key, urgency, dueOn, round, on }: DeliveryRecord): UnaddressedRecord {
  return { key, urgency, dueOn: textOfDay(dueOn), round, on: textOfDay(on) };
}

/** The record of a payload that goes to that email. */
export function addressed({ dueOn, on, ...record }: UnaddressedRecord, to: string): DeliveryRecord {
  return { ...record, to, dueOn: dayOfText(dueOn), on: dayOfText(on) };
}

/** An item of a digest as it waits to be sent: keys and days; the words are made from the book when it goes. */
export interface PayloadItem {
  readonly key: string;
  readonly state: ItemState;
  readonly previous: UnaddressedRecord | null;
  readonly reason: string | null;
  readonly isBack: boolean;
}

/** A person's digest of a day as it waits to be sent. */
export interface DigestPayload {
  readonly kind: "digest";
  readonly day: string;
  readonly items: readonly PayloadItem[];
  readonly reassigned: readonly UnaddressedRecord[];
  readonly isFirst: boolean;
}

/** What a message on its way is made from. It names no child, no officer and no email. */
export type Payload =
  | DigestPayload
  | { readonly kind: "summary"; readonly day: string }
  | { readonly kind: "weekly"; readonly day: string }
  | { readonly kind: "measure"; readonly day: string; readonly words: string }
  | { readonly kind: "note"; readonly day: string; readonly title: string; readonly lines: readonly string[] };
