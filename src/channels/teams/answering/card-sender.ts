import type { TeamsForm } from "../../../render/teams/index.ts";
import type { OutgoingActivity, ChatPlace } from "../connection/connector.ts";
import { failureOrThrow, failureWord, type Failure } from "../connection/connector-error.ts";
import { withRetry } from "../connection/call-again.ts";
import type { PrivateRoute } from "./private-route.ts";
import type { TeamsContext } from "../teams-context.ts";

/** Makes the activity of a form. A card's text is what a notification and a screen reader say. */
function activityOf({ text, card }: Pick<TeamsForm, "text" | "card">): OutgoingActivity {
  if (card === null) return textActivity(text);
  return {
    type: "message",
    summary: text,
    attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }],
  };
}

function textActivity(text: string): OutgoingActivity {
  return { type: "message", text, textFormat: "markdown" };
}

/** How an answer arrived, or that it did not. */
export interface CardArrival {
  /** Null: it did not. */
  readonly id: string | null;
  readonly look: TeamsForm["look"] | null;
  /** What went wrong, in order. */
  readonly failures: readonly Failure[];
}

/** Whether the contents were refused, so that a plainer form may be taken. */
export function isContentRejected(failure: Failure): boolean {
  return failure.kind === "rejected" && [400, 413, 422].includes(failure.status);
}

/** Sends the first of an answer's forms that Teams takes. `send` rejects with ConnectorError. */
export async function sendFirstAccepted(
  forms: readonly TeamsForm[],
  send: (activity: OutgoingActivity) => Promise<string>,
): Promise<CardArrival> {
  const failures: Failure[] = [];
  for (const form of forms) {
    try {
      return { id: await send(activityOf(form)), look: form.look, failures };
    } catch (error) {
      const failure = failureOrThrow(error);
      failures.push(failure);
      if (!isContentRejected(failure)) break;
    }
  }
  return { id: null, look: null, failures };
}

/** Sends an answer to somebody who waits for it, and logs how it arrived, or that it did not. */
export async function deliverForms(
  { bot, connector, settings }: TeamsContext,
  forms: readonly TeamsForm[],
  { place, only }: Pick<PrivateRoute, "place" | "only">,
): Promise<CardArrival> {
  const arrival = await sendFirstAccepted(forms, (activity) =>
    withRetry(() => connector.send(place, activity, only ?? undefined), settings.pause, false),
  );
  const { id, look, failures } = arrival;
  const fields = { look: look ?? "none", errors: failures.map(failureWord) };
  if (id === null) bot.log.error("an answer was not delivered", fields);
  else if (failures.length > 0) bot.log.warn("an answer was delivered otherwise", fields);
  else bot.log.info("an answer was delivered", fields);
  return arrival;
}

/** Says a sentence where everybody in the conversation reads it; a failure is logged. */
export async function sayThere(
  { bot, connector, settings }: TeamsContext,
  place: ChatPlace,
  sentence: string,
): Promise<void> {
  try {
    await withRetry(() => connector.send(place, textActivity(sentence)), settings.pause, false);
  } catch (error) {
    bot.log.warn("a sentence was not delivered", { error: failureWord(failureOrThrow(error)) });
  }
}
