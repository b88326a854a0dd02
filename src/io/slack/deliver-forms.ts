import type { Form } from "../../render/slack.ts";
import { isOfContents, type SlackFault } from "./fault.ts";
import type { Way } from "./ways.ts";

/** How an answer arrived, or that it did not. */
export interface Arrival {
  readonly way: Way["name"] | null;
  readonly look: Form["look"] | null;
  /** What went wrong before, in order. */
  readonly faults: readonly SlackFault[];
}

/** Gives the next plainer form, after one that Slack would not take; null: there is none. */
export type NextForm = (refused: Form) => Promise<Form | null>;

/** Sends a form by the first way that is open, and a plainer one where Slack will not take the contents. */
export async function deliverForms(first: Form, next: NextForm, ways: readonly Way[]): Promise<Arrival> {
  const faults: SlackFault[] = [];
  let form = first;
  for (const way of ways) {
    for (;;) {
      const fault = await sendAll(form, way);
      if (fault === null) return { way: way.name, look: form.look, faults };
      faults.push(fault);
      if (!isOfContents(fault)) break;
      const plainer = await next(form);
      if (plainer === null) break;
      form = plainer;
    }
  }
  return { way: null, look: null, faults };
}

async function sendAll({ messages }: Form, way: Way): Promise<SlackFault | null> {
  for (const message of messages) {
    const fault = await way.send(message);
    if (fault !== null) return fault;
  }
  return null;
}
