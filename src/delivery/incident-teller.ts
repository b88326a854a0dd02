import { appointedOf } from "../access/recipients.ts";
import type { Colleague } from "../access/colleagues.ts";
import type { Answer } from "../answer.ts";
import { textOfDay } from "../cases/day.ts";
import type { Context } from "../context.ts";
import type { Payload } from "../digest/payload.ts";
import type { ChannelAdapter } from "./channel-adapter.ts";

interface IncidentTellerParts {
  readonly contextNow: () => Context;
  readonly channels: readonly ChannelAdapter[];
  readonly render: (payload: Payload, colleague: Colleague | null) => Promise<Answer | null>;
}

/** How long after a try that reached nobody another one is made, in milliseconds. */
const pause = 60_000;
/** How long after one that did. */
const forEver = Infinity;

/**
 * Makes a function that tells managers of incidents past the outbox, while no store can keep who was told: each manager
 * of each incident once a day and process, by the first working channel that has their address. Never rejects.
 */
export function incidentTeller({ contextNow, channels, render }: IncidentTellerParts): () => Promise<void> {
  /** When each manager was last tried for each incident of a day, and for how long they are not tried again. */
  const tries = new Map<string, { readonly at: number; readonly wait: number }>();

  /** Resolves with how long nothing more is to be sent under the key, in milliseconds. */
  const send = async (key: string, colleague: Colleague, payload: Payload): Promise<number> => {
    const answer = await render(payload, colleague);
    if (answer === null) return pause;
    let wait = pause;
    for (const channel of channels.filter((one) => one.health() === "working")) {
      const address = await channel.addressOf(colleague);
      if (address === null) continue;
      // another process, or an earlier try, may have told them today
      if (channel.canLookBack && (await channel.find(address, key)) !== null) return forEver;
      const outcome = await channel.send({ key, address, answer, form: "whole", mayBeRepeat: false });
      if (outcome.kind === "sent") return forEver;
      // what may have arrived is looked for before it is said a second time, or not said again
      if (outcome.kind === "unsure") return channel.canLookBack ? pause : forEver;
      if (outcome.kind === "busy") wait = Math.max(wait, outcome.milliseconds);
    }
    return wait;
  };

  return async () => {
    const { incidents, colleagues, today, now } = contextNow();
    const [day, at] = [textOfDay(today), Date.parse(now)];
    for (const { id } of incidents) {
      for (const manager of appointedOf(colleagues).filter(({ role }) => role === "manager")) {
        const key = `incident:${day}:${id}:${manager.email}`;
        const last = tries.get(key);
        if (last !== undefined && Math.abs(at - last.at) < last.wait) continue;
        const payload = { kind: "incident", day, incident: id } as const;
        // the key that goes with the message names nobody
        const wait = await send(`incident:${day}:${id}`, manager, payload).catch(() => pause);
        tries.set(key, { at, wait });
      }
    }
  };
}
