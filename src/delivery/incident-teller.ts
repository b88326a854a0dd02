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
  readonly render: (payload: Payload, colleague: Colleague | null) => Answer | null;
}

/**
 * Makes a function that tells managers of incidents past the outbox, while no store can keep who was told: each manager
 * of each incident once a day and process, by the first working channel that has their address. Never rejects.
 */
export function incidentTeller({ contextNow, channels, render }: IncidentTellerParts): () => Promise<void> {
  const told = new Set<string>();

  const send = async (key: string, colleague: Colleague, payload: Payload): Promise<boolean> => {
    const answer = render(payload, colleague);
    for (const channel of answer === null ? [] : channels.filter((one) => one.health() === "working")) {
      const address = await channel.addressOf(colleague);
      if (answer === null || address === null) continue;
      // another process, or this one before it was started anew, may have told them today
      if (channel.canLookBack && (await channel.find(address, key)) !== null) return true;
      const { kind } = await channel.send({ key, address, answer, form: "whole", mayBeRepeat: false });
      // what may have arrived is not said a second time
      if (kind === "sent" || kind === "unsure") return true;
    }
    return false;
  };

  return async () => {
    const { incidents, colleagues, today } = contextNow();
    const day = textOfDay(today);
    for (const { id } of incidents) {
      for (const manager of appointedOf(colleagues).filter(({ role }) => role === "manager")) {
        const key = `incident:${day}:${id}:${manager.email}`;
        if (told.has(key)) continue;
        const payload = { kind: "incident", day, incident: id } as const;
        // the key that goes with the message names nobody
        const isTold = await send(`incident:${day}:${id}`, manager, payload).catch(() => false);
        if (isTold) told.add(key);
      }
    }
  };
}
