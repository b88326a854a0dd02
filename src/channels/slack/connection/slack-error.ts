import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from "@slack/web-api";

/**
 * How Slack did not do what was asked.
 * - `rejected` Slack's word for no: nothing was done
 * - `limited` too many calls, try again after so many seconds: nothing was done
 * - `broken` an error of Slack's own: it may have been done
 * - `silent` no answer, or none in time: it may have been done
 */
export type SlackError =
  | { readonly kind: "rejected"; readonly error: string }
  | { readonly kind: "limited"; readonly seconds: number }
  | { readonly kind: "broken"; readonly status: number }
  | { readonly kind: "silent" };

/** Reads an error of the Slack client; null where the error is not Slack's. */
export function slackErrorOf(error: unknown): SlackError | null {
  if (error instanceof WebAPIPlatformError) return { kind: "rejected", error: error.data.error };
  if (error instanceof WebAPIRateLimitedError) return { kind: "limited", seconds: error.retryAfter };
  if (error instanceof WebAPIHTTPError) return { kind: "broken", status: error.statusCode };
  return error instanceof WebAPIRequestError ? { kind: "silent" } : null;
}

/** Reads an error of the Slack client; throws it again where it is not Slack's. */
export function slackErrorOrThrow(error: unknown): SlackError {
  const slackError = slackErrorOf(error);
  if (slackError === null) throw error;
  return slackError;
}

/** Names an error in a word or two, for the log. */
export function slackErrorWord(error: SlackError): string {
  if (error.kind === "rejected") return error.error;
  if (error.kind === "limited") return `limited for ${error.seconds} s`;
  return error.kind === "broken" ? `status ${error.status}` : "no answer";
}

/** Whether Slack rejected the contents of a message: plainer ones may pass. */
export function isContentRejected(error: SlackError): boolean {
  return error.kind === "rejected" && contentErrors.has(error.error);
}

/** Whether the token is no longer good for anything. */
export function isTokenRejected(error: SlackError): boolean {
  return error.kind === "rejected" && tokenErrors.has(error.error);
}

const contentErrors = new Set([
  "invalid_blocks",
  "invalid_blocks_format",
  "msg_blocks_too_long",
  "msg_too_long",
  "no_text",
  "invalid_arguments",
  "invalid_payload",
  "block_mismatch",
]);

const tokenErrors = new Set([
  "invalid_auth",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "not_authed",
  "not_allowed_token_type",
]);

/**
 * Returns what a log may hold of any error: its name or Slack's word, and where it happened. Its message may hold
 * anything.
 */
export function errorFields(error: unknown): { readonly error: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { error: "unknown", at: [] };
  const slackError = slackErrorOf(error);
  const at = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    error: slackError === null ? error.name : slackErrorWord(slackError),
    at: at.slice(0, 8).map((line) => line.trim()),
  };
}
