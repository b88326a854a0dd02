import { WebClient } from "@slack/web-api";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { deliveryOutcome } from "../../../../src/channels/slack/connection/delivery-outcome.ts";
import { errorInAnswer, type HttpAnswer } from "../../../../src/channels/slack/connection/slack-answer.ts";
import { clientOptions } from "../../../../src/channels/slack/connection/slack-client.ts";
import {
  errorFields,
  slackErrorOf,
  slackErrorWord,
  type SlackError,
} from "../../../../src/channels/slack/connection/slack-error.ts";
import type { DeliveryOutcome } from "../../../../src/delivery/channel-adapter.ts";
import type { LogFields } from "../../../../src/platform/log.ts";

const says = (error: unknown): HttpAnswer => ({
  status: 200,
  retryAfter: null,
  body: JSON.stringify({ ok: false, error }),
});
const plain = (body: string, status = 200): HttpAnswer => ({ status, retryAfter: null, body });
const limited = (retryAfter: string | null): HttpAnswer => ({ status: 429, retryAfter, body: "" });
const page = "<!doctype html><html><body>Ada Smith, SEND-100279: your proxy session expired</body></html>";

/** What becomes of a message, by what Slack answers to it: `sent`, or the outcome's kind and what it is about. */
const table: readonly (readonly [what: string, answer: HttpAnswer, outcome: string])[] = [
  ["a yes", plain('{"ok":true,"ts":"1.2"}'), "sent"],
  ["a yes with warnings", plain('{"ok":true,"ts":"1.2","warning":"missing_charset"}'), "sent"],
  // the token: nothing is accepted until somebody mends it
  ["token_revoked", says("token_revoked"), "stopped: token_revoked"],
  ["token_expired", says("token_expired"), "stopped: token_expired"],
  ["account_inactive", says("account_inactive"), "stopped: account_inactive"],
  ["invalid_auth", says("invalid_auth"), "stopped: invalid_auth"],
  ["not_authed", says("not_authed"), "stopped: not_authed"],
  ["not_allowed_token_type", says("not_allowed_token_type"), "stopped: not_allowed_token_type"],
  // the conversation: the closed list of final words
  ["channel_not_found", says("channel_not_found"), "refused recipient: channel_not_found"],
  ["not_in_channel", says("not_in_channel"), "refused recipient: not_in_channel"],
  ["is_archived", says("is_archived"), "refused recipient: is_archived"],
  ["user_disabled", says("user_disabled"), "refused recipient: user_disabled"],
  ["user_not_found", says("user_not_found"), "refused recipient: user_not_found"],
  ["cannot_dm_bot", says("cannot_dm_bot"), "refused recipient: cannot_dm_bot"],
  ["messages_tab_disabled", says("messages_tab_disabled"), "refused recipient: messages_tab_disabled"],
  ["restricted_action", says("restricted_action"), "refused recipient: restricted_action"],
  // the contents: plainer ones may pass
  ["invalid_blocks", says("invalid_blocks"), "refused content: invalid_blocks"],
  ["msg_too_long", says("msg_too_long"), "refused content: msg_too_long"],
  ["msg_blocks_too_long", says("msg_blocks_too_long"), "refused content: msg_blocks_too_long"],
  ["no_text", says("no_text"), "refused content: no_text"],
  ["invalid_arguments", says("invalid_arguments"), "refused content: invalid_arguments"],
  // the workspace, the app, the moment: nothing was done, and it is tried for a day
  ["rate_limited", says("rate_limited"), "later: rate_limited"],
  ["ratelimited", says("ratelimited"), "later: ratelimited"],
  ["message_limit_exceeded", says("message_limit_exceeded"), "later: message_limit_exceeded"],
  ["team_added_to_org", says("team_added_to_org"), "later: team_added_to_org"],
  ["org_login_required", says("org_login_required"), "later: org_login_required"],
  ["missing_scope", says("missing_scope"), "later: missing_scope"],
  ["no_permission", says("no_permission"), "later: no_permission"],
  ["access_denied", says("access_denied"), "later: access_denied"],
  ["ekm_access_denied", says("ekm_access_denied"), "later: ekm_access_denied"],
  ["a 429 without a wait", limited(null), "later: limited"],
  ["a 429 with a date", limited("Fri, 27 Nov 2026 20:00:00 GMT"), "later: limited"],
  ["a 429 with words", limited("soon"), "later: limited"],
  ["a 429 with a negative wait", limited("-5"), "later: limited"],
  ["a 429 with a wait of years", limited("99999999"), "later: limited"],
  ["a 429 with a wait", limited("7"), "busy 7000"],
  ["a 429 with no time to wait", limited("0"), "busy 1000"],
  // an error of Slack's own, or an answer that is not Slack's: it may have been done
  ["internal_error", says("internal_error"), "unsure: internal_error"],
  ["fatal_error", says("fatal_error"), "unsure: fatal_error"],
  ["service_unavailable", says("service_unavailable"), "unsure: service_unavailable"],
  ["request_timeout", says("request_timeout"), "unsure: request_timeout"],
  ["a word in no list", says("brand_new_trouble"), "unsure: brand_new_trouble"],
  ["a page for a word", says(page), "unsure: an answer that cannot be read"],
  ["a word of a thousand letters", says("a".repeat(1000)), "unsure: an answer that cannot be read"],
  ["a no without a word", plain('{"ok":false}'), "unsure: an answer that cannot be read"],
  ["a no with an object for a word", says({ name: "Ada" }), "unsure: an answer that cannot be read"],
  ["HTML with 200", plain(page), "unsure: an answer that cannot be read"],
  ["an empty body with 200", plain(""), "unsure: an answer that cannot be read"],
  ["a null", plain("null"), "unsure: an answer that cannot be read"],
  ["a list", plain("[]"), "unsure: an answer that cannot be read"],
  ["an empty object", plain("{}"), "unsure: an answer that cannot be read"],
  ["a yes in a text", plain('{"ok":"true"}'), "unsure: an answer that cannot be read"],
  ["a yes without the message's time", plain('{"ok":true}'), "unsure: an answer that cannot be read"],
  ["half a body", plain('{"ok":true,"ts":"1'), "unsure: an answer that cannot be read"],
  ["204", plain("", 204), "unsure: status 204"],
  ["403 and a page", plain(page, 403), "unsure: status 403"],
  ["404", plain("", 404), "unsure: status 404"],
  ["413 and a page", plain(page, 413), "unsure: status 413"],
  ["500", plain("", 500), "unsure: status 500"],
  ["502 and a page", plain(page, 502), "unsure: status 502"],
  ["503 and a word", plain('{"ok":false,"error":"service_unavailable"}', 503), "unsure: status 503"],
];

function sentenceOf(outcome: DeliveryOutcome): string {
  if (outcome.kind === "sent") return "sent";
  if (outcome.kind === "busy") return `busy ${outcome.milliseconds}`;
  return outcome.kind === "refused"
    ? `refused ${outcome.because}: ${outcome.reason}`
    : `${outcome.kind}: ${outcome.reason}`;
}

const outcomeOf = (error: SlackError | null) => (error === null ? "sent" : sentenceOf(deliveryOutcome(error)));

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

/** A client of a server that gives every call the same answer, and what the client logs and tells its observer. */
async function clientOf({ status, retryAfter, body }: HttpAnswer) {
  const headers = { "content-type": "text/html", ...(retryAfter === null ? {} : { "retry-after": retryAfter }) };
  server = createServer(
    (_, response) => void response.writeHead(status, headers).end(status === 204 ? undefined : body),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const at = server.address();
  const address = `http://127.0.0.1:${typeof at === "object" && at !== null ? at.port : 0}/api`;
  const logged: string[] = [];
  const keep = (event: string, fields: LogFields = {}) => void logged.push(`${event} ${JSON.stringify(fields)}`);
  const observed: string[] = [];
  const options = clientOptions(address, { info: keep, warn: keep, error: keep }, (method, error) => {
    observed.push(`${method}: ${outcomeOf(error)}`);
  });
  return { client: new WebClient("xoxb-1", options), logged, observed };
}

describe("an answer of Slack's", () => {
  it.each(table)("%s decides what becomes of the message", async (_, answer, outcome) => {
    const { client, logged, observed } = await clientOf(answer);
    const error = await client.chat.postMessage({ channel: "C1", text: "x" }).then(
      () => null,
      (thrown: unknown) => ({ slackError: slackErrorOf(thrown), fields: errorFields(thrown) }),
    );

    expect(outcomeOf(errorInAnswer("chat.postMessage", answer))).toBe(outcome);
    expect(error === null ? "sent" : error.slackError && outcomeOf(error.slackError)).toBe(outcome);
    expect(observed).toEqual([`chat.postMessage: ${outcome}`]);
    expect(JSON.stringify([logged, error?.slackError, error?.fields.error])).not.toMatch(/Ada|SEND-|a{61}/);
  });

  it.each(["auth.test", "chat.update", "conversations.history", "conversations.open", "users.list"])(
    "to %s is not believed without what Slack's yes holds",
    (method) => {
      expect(errorInAnswer(method, plain('{"ok":true}'))).toEqual({ kind: "broken", status: 200 });
    },
  );

  it("that breaks off is no answer", async () => {
    const { client, observed } = await clientOf(plain(""));
    server?.removeAllListeners("request");
    server?.on("request", (_, response) => {
      response.writeHead(200, { "content-length": "100" }).write('{"ok":true');
      setTimeout(() => response.destroy(), 10);
    });
    const thrown = await client.auth.test().catch((error: unknown) => slackErrorOf(error));

    expect(thrown).toEqual({ kind: "silent" });
    expect(observed).toEqual(["auth.test: unsure: no answer"]);
  });

  it("has a word for the log, whatever it is", () => {
    const words = table.flatMap(([, answer]) => {
      const error = errorInAnswer("chat.postMessage", answer);
      return error === null ? [] : [slackErrorWord(error)];
    });

    expect(words.filter((word) => word.length === 0 || word.length > 60)).toEqual([]);
  });
});
