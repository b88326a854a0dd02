import type { SlackMessage } from "../../../render/slack/index.ts";
import { errorInAnswer } from "./slack-answer.ts";
import type { SlackError } from "./slack-error.ts";

/**
 * Whether an answer may be sent to the address: one of Slack's own hosts, or this machine where the Web API is on this
 * machine too. Only the request names the address, and the request's signature does not say that it is Slack's.
 */
export function isSlacksAddress(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username } = new URL(address);
  if (isLoopback(hostname)) return isLoopback(new URL(apiUrl).hostname) && /^https?:$/.test(protocol);
  const isSlack = ["slack.com", "slack-gov.com"].some((host) => hostname === host || hostname.endsWith(`.${host}`));
  return isSlack && protocol === "https:" && port === "" && username === "";
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** How long Slack has to take an answer, in milliseconds. */
const timeout = 4000;

/** Sends a message to a response_url; resolves with what went wrong, or null. Never rejects. */
export async function postToResponseUrl(
  address: string,
  message: SlackMessage,
  isReplacing: boolean,
): Promise<SlackError | null> {
  const body = { response_type: "ephemeral", replace_original: isReplacing, ...message };
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
    redirect: "error",
    signal: AbortSignal.timeout(timeout),
  }).catch(() => null);
  if (response === null) return { kind: "silent" };
  const text = await response.text().catch(() => "");
  const { status } = response;
  if (status === 429 || status >= 500)
    return errorInAnswer("response_url", { status, retryAfter: response.headers.get("retry-after"), body: text });
  // a web page is not Slack's: something between answered in its place
  if (text.trimStart().startsWith("<")) return { kind: "broken", status };
  const error = errorIn(text);
  if (response.ok) return error === null ? null : { kind: "rejected", error };
  return { kind: "rejected", error: error ?? (status === 400 ? "invalid_payload" : "expired_url") };
}

/** Finds Slack's word for no, in JSON or as the whole body; null where there is none. */
function errorIn(body: string): string | null {
  const word = /"error"\s*:\s*"(?<word>[a-z_]{2,60})"/.exec(body)?.groups?.["word"];
  if (word !== undefined && /"ok"\s*:\s*false/.test(body)) return word;
  return /^(?=.{1,60}$)[a-z]+_[a-z_]+$/.test(body.trim()) ? body.trim() : null;
}
