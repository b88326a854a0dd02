import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from "@slack/web-api";
import { stackOf } from "../../../platform/log.ts";
import { meaningOf, slackWord } from "./slack-words.ts";

/**
 * How Slack did not do what was asked.
 * - `rejected` Slack's word for no: nothing was done
 * - `limited` too many calls, try again after so many seconds (null: it does not say): nothing was done
 * - `broken` an error of Slack's own, or an answer that cannot be read: it may have been done
 * - `silent` no answer, or none in time: it may have been done
 */
export type SlackError =
  | { readonly kind: "rejected"; readonly error: string }
  | { readonly kind: "limited"; readonly seconds: number | null }
  | { readonly kind: "broken"; readonly status: number }
  | { readonly kind: "silent" };

/** Thrown below the Slack client for an answer that the client cannot use. It holds nothing of the answer's text. */
export class UnusableAnswer extends Error {
  override readonly name = "UnusableAnswer";
  readonly slackError: SlackError;
  constructor(slackError: SlackError) {
    super(slackErrorWord(slackError));
    this.slackError = slackError;
  }
}

/** Reads an error of the Slack client; null where the error is not Slack's. */
export function slackErrorOf(error: unknown): SlackError | null {
  if (error instanceof UnusableAnswer) return error.slackError;
  if (error instanceof WebAPIRequestError && error.original instanceof UnusableAnswer) return error.original.slackError;
  if (error instanceof WebAPIPlatformError) {
    const word = slackWord(error.data.error);
    return word === null ? { kind: "broken", status: 200 } : { kind: "rejected", error: word };
  }
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
  if (error.kind === "limited") return error.seconds === null ? "limited" : `limited for ${error.seconds} s`;
  if (error.kind === "silent") return "no answer";
  return error.status === 200 ? "an answer that cannot be read" : `status ${error.status}`;
}

/** Whether Slack rejected the contents of a message: plainer ones may pass. */
export function isContentRejected(error: SlackError): boolean {
  return error.kind === "rejected" && meaningOf(error.error) === "content";
}

/** Whether the token is no longer good for anything. */
export function isTokenRejected(error: SlackError): boolean {
  return error.kind === "rejected" && meaningOf(error.error) === "token";
}

/** Whether no later attempt at the same conversation can succeed. */
export function isRecipientRejected(error: SlackError): boolean {
  return error.kind === "rejected" && meaningOf(error.error) === "recipient";
}

/**
 * Returns what a log may hold of any error: its name or Slack's word, and where it happened. Its message may hold
 * anything.
 */
export function errorFields(error: unknown): { readonly error: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { error: "unknown", at: [] };
  const slackError = slackErrorOf(error);
  return { error: slackError === null ? error.name : slackErrorWord(slackError), at: stackOf(error) };
}
