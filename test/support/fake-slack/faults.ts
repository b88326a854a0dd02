/**
 * How a call goes wrong.
 * - `refuse` Slack's own error word
 * - `limit` 429 with Retry-After
 * - `status` an HTTP status, and a body where it matters
 * - `hang` no answer, and nothing done
 * - `drop` done, but the connection breaks before the answer
 * - `slow` done and answered, later
 */
export type Fault =
  | { readonly kind: "refuse"; readonly error: string }
  | { readonly kind: "limit"; readonly seconds: number }
  | { readonly kind: "status"; readonly status: number; readonly body?: string }
  | { readonly kind: "hang" }
  | { readonly kind: "drop" }
  | { readonly kind: "slow"; readonly milliseconds: number };

/** Whose call: every one of the method, or only those to one channel. */
export interface Which {
  readonly method: string;
  readonly channel?: string;
}

/** The faults that were told, each used up after its times. */
export class Faults {
  private told: { readonly which: Which; readonly fault: Fault; times: number }[] = [];

  tell(which: Which, fault: Fault, times: number): void {
    this.told.push({ which, fault, times });
  }

  clear(): void {
    this.told = [];
  }

  /** The fault of this call, one time less left of it. */
  take(method: string, channel: string): Fault | undefined {
    const found = this.told.find(
      ({ which, times }) =>
        times > 0 && which.method === method && (which.channel === undefined || which.channel === channel),
    );
    if (found) found.times -= 1;
    return found?.fault;
  }
}
