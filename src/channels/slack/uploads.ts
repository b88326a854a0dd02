import type { WebClient } from "@slack/web-api";
import type { Answer, List, Part, Chart } from "../../answer.ts";
import type { Bot } from "../../dispatch.ts";
import { toCsv } from "../../render/csv.ts";
import { slackError, slackErrorWord, withRetry } from "./slack-error.ts";
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../../platform/log.ts";

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
        const id = await uploadedCsv(client, Buffer.from(toCsv(list), "utf8"), answer, user);
        store.files.add(id, deleteAfter);
      } catch (error) {
        const fault = slackError(error);
        if (fault === null) throw error;
        log.warn("a file was not taken", { fault: slackErrorWord(fault) });
        return `Slack did not take the file (${slackErrorWord(fault)}). Nothing was sent; try again, or turn the pages of the list.`;
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

async function uploadedCsv(client: WebClient, csv: Buffer, { title, on }: Answer, user: string): Promise<string> {
  const { channel } = await withRetry(() => client.conversations.open({ users: user }));
  const name = `${title.replaceAll(/[^\p{L}\p{N}]+/gu, "-").toLowerCase()}-${on}.csv`;
  const sent = await withRetry(() =>
    client.filesUploadV2({ channel_id: channel?.id ?? "", file: csv, filename: name, title: `${title}, ${on}` }),
  );
  const id = sent.files[0]?.files?.[0]?.id;
  if (id === undefined) throw new Error("Slack gave the file no id");
  return id;
}

/** Whether the file is no longer there. */
async function deleted(client: WebClient, id: string): Promise<boolean> {
  try {
    await withRetry(() => client.files.delete({ file: id }));
    return true;
  } catch (error) {
    const fault = slackError(error);
    if (fault === null) throw error;
    return fault.kind === "refused" && ["file_deleted", "file_not_found"].includes(fault.error);
  }
}

export interface PictureParts {
  readonly client: WebClient;
  readonly draw: (chart: Chart) => Promise<Buffer>;
  readonly log: Log;
}

/** How often a picture is looked at until Slack has processed it, and the pause between, in milliseconds. */
const looks = 12;
const between = 400;

/**
 * Makes what gives Slack the picture of an answer's first chart; the file's id once Slack can show it, or null. A picture that
 * fails never costs the text.
 */
export function slackPictures({ client, draw, log }: PictureParts): (answer: Answer) => Promise<string | null> {
  return async (answer) => {
    const parts: readonly Part[] = answer.parts;
    const chart = parts.find((part) => part.kind === "chart");
    if (!chart) return null;
    try {
      return await uploadedPicture(client, await draw(chart), chart);
    } catch (error) {
      const fault = slackError(error);
      log.warn("the picture failed", { fault: fault === null ? nameOf(error) : slackErrorWord(fault) });
      return null;
    }
  };
}

async function uploadedPicture(client: WebClient, png: Buffer, chart: Chart): Promise<string | null> {
  const sent = await withRetry(() =>
    client.filesUploadV2({ file: png, filename: "chart.png", title: chart.title, alt_text: chart.alt.slice(0, 1000) }),
  );
  const id = sent.files[0]?.files?.[0]?.id;
  if (id === undefined) return null;
  for (let look = 0; look < looks; look += 1) {
    const { file } = await withRetry(() => client.files.info({ file: id }));
    if (file?.mimetype) return id;
    await pause(between);
  }
  return null;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
