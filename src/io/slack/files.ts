import type { WebClient } from "@slack/web-api";
import type { Answer, List, Part } from "../../answer.ts";
import type { Bot } from "../../bot.ts";
import { toCsv } from "../../render/csv.ts";
import { faultOf, faultWord } from "./fault.ts";
import { patiently } from "./patience.ts";

const dayMilliseconds = 86_400_000;

/** Gives files to people privately, and takes them back. */
export interface Files {
  /** Sends an answer's list as a file to the person's conversation with the bot; says in words what was done. */
  readonly send: (answer: Answer, user: string) => Promise<string>;
  /** Deletes the files whose days are over. */
  readonly takeBack: () => Promise<void>;
}

export function files(client: WebClient, { store, clock, log }: Bot, days: number): Files {
  const nowMilliseconds = () => Date.parse(clock.now());
  return {
    async send(answer, user) {
      const parts: readonly Part[] = answer.parts;
      const list = parts.find((part): part is List => part.kind === "list");
      if (!list) return "There is nothing to put into a file.";
      const deleteAfter = new Date(nowMilliseconds() + days * dayMilliseconds).toISOString();
      try {
        const id = await uploaded(client, Buffer.from(toCsv(list), "utf8"), answer, user);
        store.files.add(id, deleteAfter);
      } catch (error) {
        const fault = faultOf(error);
        if (fault === null) throw error;
        log.warn("a file was not taken", { fault: faultWord(fault) });
        return `Slack did not take the file (${faultWord(fault)}). Nothing was sent; try again, or turn the pages of the list.`;
      }
      return `The file is in your conversation with this app. It is deleted on ${deleteAfter.slice(0, 10)}.`;
    },
    async takeBack() {
      for (const id of store.files.due(clock.now())) {
        const isGone = await deleted(client, id);
        if (isGone) store.files.remove(id);
        else log.warn("a file could not be deleted yet");
      }
    },
  };
}

async function uploaded(client: WebClient, csv: Buffer, { title, on }: Answer, user: string): Promise<string> {
  const { channel } = await patiently(() => client.conversations.open({ users: user }));
  const name = `${title.replaceAll(/[^\p{L}\p{N}]+/gu, "-").toLowerCase()}-${on}.csv`;
  const sent = await patiently(() =>
    client.filesUploadV2({ channel_id: channel?.id ?? "", file: csv, filename: name, title: `${title}, ${on}` }),
  );
  const id = sent.files[0]?.files?.[0]?.id;
  if (id === undefined) throw new Error("Slack gave the file no id");
  return id;
}

/** Whether the file is no longer there. */
async function deleted(client: WebClient, id: string): Promise<boolean> {
  try {
    await patiently(() => client.files.delete({ file: id }));
    return true;
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    return fault.kind === "refused" && ["file_deleted", "file_not_found"].includes(fault.error);
  }
}
