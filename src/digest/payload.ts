import type { ItemState } from "./decide.ts";
import type { DeliveryRecord } from "./history.ts";

/** What was last said of an alert to who is written to: whom stands on the envelope alone. */
export type UnaddressedRecord = Omit<DeliveryRecord, "to">;

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
