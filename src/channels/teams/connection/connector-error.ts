import { proxyRefused } from "../../../platform/http/proxy.ts";
import { field } from "./foreign-json.ts";

/** Why Teams did not do what it was asked. */
export type Failure =
  /** Too much was sent; nothing was done. */
  | { readonly kind: "limited"; readonly milliseconds: number }
  /** Teams could not take it just now; nothing was done. */
  | { readonly kind: "unavailable"; readonly word: string }
  /** It may have been done. */
  | { readonly kind: "unknown"; readonly word: string }
  /** It was not done and never will be. `code` is Microsoft's word for why; empty: it gave none. */
  | { readonly kind: "rejected"; readonly status: number; readonly code: string };

/** A call to Teams that failed. */
export class ConnectorError extends Error {
  override readonly name = "ConnectorError";
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failureWord(failure));
    this.failure = failure;
  }
}

/** Names a failure in a word or two, for logs and for people. */
export function failureWord(failure: Failure): string {
  switch (failure.kind) {
    case "limited":
      return "too many messages";
    case "unavailable":
    case "unknown":
      return failure.word;
    case "rejected":
      return failure.code === "" ? String(failure.status) : failure.code;
  }
}

/** Returns the failure of a call; throws any other error again. */
export function failureOrThrow(error: unknown): Failure {
  if (error instanceof ConnectorError) return error.failure;
  throw error;
}

/** Statuses after which Microsoft says to try again: nothing was done. */
const unavailable = new Set([412, 502, 503, 504]);

/** Errors of a connection that was never made. */
const neverSent = new Set([proxyRefused, "ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

const usualWait = 5000;
/** A Retry-After in the distant future is taken for a mistake. In milliseconds. */
const longestWait = 3_600_000;

/** Reads what went wrong with an HTTP call of Microsoft's client. `now` is milliseconds since 1970. */
export function failureOf(error: unknown, now: number): Failure {
  // Anything but an error of the call itself came before it: Microsoft gave the bot no token.
  if (field(error, "isAxiosError") !== true) return { kind: "unavailable", word: "no token" };
  const response = field(error, "response");
  const status = field(response, "status");
  if (typeof status !== "number") {
    const code = wordOf(field(error, "code"));
    if (neverSent.has(code)) return { kind: "unavailable", word: code };
    return { kind: "unknown", word: code === "ECONNABORTED" || code === "ETIMEDOUT" ? "no answer" : "no connection" };
  }
  if (status === 429) {
    const milliseconds = retryAfter(field(field(response, "headers"), "retry-after"), now);
    return { kind: "limited", milliseconds };
  }
  if (unavailable.has(status)) return { kind: "unavailable", word: String(status) };
  if (status >= 500 || status === 408) return { kind: "unknown", word: String(status) };
  return { kind: "rejected", status, code: wordOf(field(field(field(response, "data"), "error"), "code")) };
}

function retryAfter(value: unknown, now: number): number {
  if (typeof value !== "string" && typeof value !== "number") return usualWait;
  const seconds = Number(value);
  const wait = Number.isNaN(seconds) ? Date.parse(String(value)) - now : seconds * 1000;
  return Number.isNaN(wait) ? usualWait : Math.min(Math.max(wait, 1000), longestWait);
}

/** Returns a word of the other side, or nothing where it is more than a word. */
function wordOf(value: unknown): string {
  return typeof value === "string" && /^\w{1,60}$/.test(value) ? value : "";
}
