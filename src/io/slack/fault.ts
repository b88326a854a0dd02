import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from "@slack/web-api";

/**
 * How Slack did not do what was asked.
 * - `refused` Slack's word for no; nothing was done
 * - `limited` too many calls: again after so many seconds; nothing was done
 * - `broken` a fault of Slack's own: it may have been done
 * - `silent` no answer, or none in time: it may have been done
 */
export type SlackFault =
  | { readonly kind: "refused"; readonly error: string }
  | { readonly kind: "limited"; readonly seconds: number }
  | { readonly kind: "broken"; readonly status: number }
  | { readonly kind: "silent" };

/** What an error of the Slack client says; null where it is not Slack's. */
export function faultOf(error: unknown): SlackFault | null {
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
export function isOfContents(fault: SlackFault): boolean {
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
export function isOfToken(fault: SlackFault): boolean {
  return fault.kind === "refused" && ofToken.has(fault.error);
}

/** The fault in a word or two, for the log. */
export function faultWord(fault: SlackFault): string {
  if (fault.kind === "refused") return fault.error;
  if (fault.kind === "limited") return `limited for ${fault.seconds} s`;
  return fault.kind === "broken" ? `status ${fault.status}` : "no answer";
}
