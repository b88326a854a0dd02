import type { DeliveryOutcome } from "../../../delivery/channel-adapter.ts";
import { slackErrorWord, type SlackError } from "./slack-error.ts";
import { meaningOf } from "./slack-words.ts";

/** Returns what became of a message for which Slack answered with an error. Only words of a closed list end it. */
export function deliveryOutcome(error: SlackError): DeliveryOutcome {
  const reason = slackErrorWord(error);
  if (error.kind === "limited")
    return error.seconds === null
      ? { kind: "later", reason }
      : { kind: "busy", milliseconds: Math.max(1, error.seconds) * 1000 };
  if (error.kind !== "rejected") return { kind: "unsure", reason };
  switch (meaningOf(error.error)) {
    case "content":
      return { kind: "refused", because: "content", reason };
    case "recipient":
      return { kind: "refused", because: "recipient", reason };
    case "token":
      return { kind: "stopped", reason };
    case "later":
      return { kind: "later", reason };
    case "unsure":
    case "unknown":
      return { kind: "unsure", reason };
  }
}
