import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from "@slack/web-api";
import { setTimeout as pause } from "node:timers/promises";

/**
 * How Slack did not do what was asked.
 * - `refused` Slack's word for no; nothing was done
 * - `limited` too many calls: again after so many seconds; nothing was done
 * - `broken` a fault of Slack's own: it may have been done
 * - `silent` no answer, or none in time: it may have been done
 */
export type SlackError =
  | { readonly kind: "refused"; readonly error: string }
  | { readonly kind: "limited"; readonly seconds: number }
  | { readonly kind: "broken"; readonly status: number }
  | { readonly kind: "silent" };

/** What an error of the Slack client says; null where it is not Slack's. */
export function slackError(error: unknown): SlackError | null {
  if (error instanceof WebAPIPlatformError) return { kind: "refused", error: error.data.error };
  if (error instanceof WebAPIRateLimitedError) return { kind: "limited", seconds: error.retryAfter };
  if (error instanceof WebAPIHTTPError) return { kind: "broken", status: error.statusCode };
  return error instanceof WebAPIRequestError ? { kind: "silent" } : null;
}

const ofContents = new Set([
  "invalid_blocks",
  "invalid_blocks_format",
  "msg_blocks_too_long",
  "msg_too_long",
  "no_text",
  "invalid_arguments",
  "invalid_payload",
  "block_mismatch",
]);

/** Whether it was the contents that Slack would not take: plainer ones may pass. */
export function isOfContents(fault: SlackError): boolean {
  return fault.kind === "refused" && ofContents.has(fault.error);
}

const ofToken = new Set([
  "invalid_auth",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "not_authed",
  "not_allowed_token_type",
]);

/** Whether the token is no longer good for anything. */
export function isOfToken(fault: SlackError): boolean {
  return fault.kind === "refused" && ofToken.has(fault.error);
}

/** The fault in a word or two, for the log. */
export function slackErrorWord(fault: SlackError): string {
  if (fault.kind === "refused") return fault.error;
  if (fault.kind === "limited") return `limited for ${fault.seconds} s`;
  return fault.kind === "broken" ? `status ${fault.status}` : "no answer";
}

/** How long a call may be waited for again, in seconds; more is not worth a person's while. */
const mostSeconds = 30;

/** Pauses before a call that failed by a fault of Slack's own is made again. */
const afterBroken = [300, 1200];

/**
 * Makes a call, and again: after the time that Slack asks for, and soon after a fault of Slack's own. Only this call
 * waits. A call that was not answered is not made again: it may have been heard. Rejects with the last error.
 */
export async function withRetry<Result>(call: () => Promise<Result>): Promise<Result> {
  let waited = 0;
  let broken = 0;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const fault = slackError(error);
      const milliseconds =
        fault?.kind === "limited"
          ? Math.max(1, fault.seconds) * 1000
          : fault?.kind === "broken"
            ? afterBroken[broken]
            : undefined;
      if (milliseconds === undefined || waited + milliseconds > mostSeconds * 1000) throw error;
      if (fault?.kind === "broken") broken += 1;
      waited += milliseconds;
      await pause(milliseconds);
    }
  }
}
