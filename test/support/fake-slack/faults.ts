/**
 * How a call goes wrong.
 * - `refuse` Slack's own error word
 * - `limit` 429 with Retry-After
 * - `status` an HTTP status, and a body where it matters
 * - `hang` no answer, and nothing done
 * - `drop` done, but the connection breaks before the answer or, with a status, the answer is an error
 * - `slow` done and answered, later
 */
export type Fault =
  | { readonly kind: "refuse"; readonly error: string }
  | { readonly kind: "limit"; readonly seconds: number }
  | { readonly kind: "status"; readonly status: number; readonly body?: string }
  | { readonly kind: "hang" }
  | { readonly kind: "drop"; readonly status?: number }
  | { readonly kind: "slow"; readonly milliseconds: number };

/** The calls of a method, or only those to one channel. */
export interface Which {
  readonly method: string;
  readonly channel?: string;
}

/** Faults to come, each for so many calls. */
export class Faults {
  /** Says how a call goes for which no fault is planned. */
  mood: (method: string) => Fault | undefined = () => undefined;
  private planned: { readonly which: Which; readonly fault: Fault; times: number }[] = [];

  plan(which: Which, fault: Fault, times: number): void {
    this.planned.push({ which, fault, times });
  }

  clear(): void {
    this.planned = [];
  }

  /** Returns the fault of this call and uses it up once; undefined: the call goes well. */
  take(method: string, channel: string): Fault | undefined {
    const found = this.planned.find(
      ({ which, times }) =>
        times > 0 && which.method === method && (which.channel === undefined || which.channel === channel),
    );
    if (found) found.times -= 1;
    return found === undefined ? this.mood(method) : found.fault;
  }
}
