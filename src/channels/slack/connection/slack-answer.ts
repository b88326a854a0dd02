import type { FetchFunction } from "@slack/web-api";
import { UnusableAnswer, type SlackError } from "./slack-error.ts";
import type { CallObserver } from "./slack-health.ts";
import { slackWord } from "./slack-words.ts";

/** What came back over HTTP: from Slack, or from something between. */
export interface HttpAnswer {
  readonly status: number;
  /** The header of that name; null: there is none. */
  readonly retryAfter: string | null;
  readonly body: string;
}

/** The field that Slack's yes to a method always holds. A yes without it is some other server's. */
const proofs: ReadonlyMap<string, string> = new Map([
  ["auth.test", "user_id"],
  ["chat.postMessage", "ts"],
  ["chat.postEphemeral", "message_ts"],
  ["chat.update", "ts"],
  ["conversations.history", "messages"],
  ["conversations.info", "channel"],
  ["conversations.members", "members"],
  ["conversations.open", "channel"],
  ["users.info", "user"],
  ["users.list", "members"],
]);

/** Returns what an answer of the Web API to a method says went wrong; null: it was done. */
export function errorInAnswer(method: string, { status, retryAfter, body }: HttpAnswer): SlackError | null {
  if (status === 429) return { kind: "limited", seconds: readSeconds(retryAfter) };
  if (status !== 200) return { kind: "broken", status };
  const { ok, error, ...fields } = readFields(body);
  if (ok === true) {
    const proof = proofs.get(method);
    return proof === undefined || Object.hasOwn(fields, proof) ? null : { kind: "broken", status };
  }
  const word = ok === false ? slackWord(error) : null;
  // Not Slack speaking, or in no way that is known: it may have been done.
  return word === null ? { kind: "broken", status } : { kind: "rejected", error: word };
}

/** A wait that Slack asks for is seconds, at most a day of them. */
function readSeconds(retryAfter: string | null): number | null {
  const seconds = /^\d{1,5}$/.test(retryAfter?.trim() ?? "") ? Number(retryAfter) : NaN;
  return seconds <= 86_400 ? seconds : null;
}

function readFields(body: string): { readonly ok?: unknown; readonly error?: unknown } {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/**
 * Makes the function by which the Slack client calls. The client itself takes a web page for one of Slack's words, and
 * a 429 without a wait for no answer of Slack's: neither reaches it. Uploads go elsewhere and pass as they are.
 */
export function slackFetch(apiUrl: string, observe: CallObserver): FetchFunction {
  const api = apiUrl.endsWith("/") ? apiUrl : `${apiUrl}/`;
  return async (url, init) => {
    if (!String(url).startsWith(api)) return fetch(url, { ...init, redirect: "error" });
    const method = String(url).slice(api.length);
    const [response, body] = await fetchWhole(url, init).catch((error: unknown) => {
      observe(method, { kind: "silent" });
      throw error;
    });
    const { status, headers } = response;
    const error = errorInAnswer(method, { status, retryAfter: headers.get("retry-after"), body });
    observe(method, error);
    if (error !== null && error.kind !== "rejected") throw new UnusableAnswer(error);
    return new Response(body, { status, headers });
  };
}

async function fetchWhole(
  url: string | URL,
  init: Parameters<FetchFunction>[1],
): Promise<readonly [response: Response, body: string]> {
  // a redirect would carry what is said, and the token, to another server
  const response = await fetch(url, { ...init, redirect: "error" });
  return [response, await response.text()];
}
