/** What a frame of Socket Mode is for; `unreadable` ones are of no kind that Slack sends to this bot. */
export type FrameKind = "control" | "request" | "unreadable";

/** Requests by the type of their frame: people's words, presses and lists. */
const requests: ReadonlySet<unknown> = new Set(["slash_commands", "interactive", "options"]);

/** Events by the type inside: those that the bot listens to. The client passes them on under that name. */
const events: ReadonlySet<unknown> = new Set(["app_mention", "message", "app_home_opened"]);

/** Longer than anything that Slack sends to a bot, in UTF-16 units. */
const mostCharacters = 1_000_000;

/**
 * Returns what a frame is for. The client of Socket Mode trusts each frame: without an object or an event inside, it fails
 * where nobody catches it, and it takes a frame of the type `disconnected` for its own word.
 */
export function frameKind(frame: unknown): FrameKind {
  if (typeof frame !== "string" || frame.length > mostCharacters) return "unreadable";
  const { type, envelope_id: id, payload, reason } = fieldsOf(parsed(frame));
  if (type === "hello") return "control";
  if (type === "disconnect") return reason === undefined || typeof reason === "string" ? "control" : "unreadable";
  if (typeof id !== "string" || !isObject(payload)) return "unreadable";
  if (requests.has(type)) return "request";
  return type === "events_api" && events.has(fieldsOf(fieldsOf(payload)["event"])["type"]) ? "request" : "unreadable";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? { ...value } : {};
}
