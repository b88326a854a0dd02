import { setTimeout as pause } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import type { Answer, Chart, List, Part } from "../../answer.ts";
import type { Bot } from "../../dispatch.ts";
import { toCsv } from "../../render/csv.ts";
import { tryCall, withRetry } from "./connection/slack-call.ts";
import { errorFields, slackErrorOrThrow, slackErrorWord } from "./connection/slack-error.ts";

const dayMilliseconds = 86_400_000;

/** Gives people lists as files, privately and for some days. */
export interface Uploads {
  /** Sends an answer's list to the person's conversation with the bot; resolves with a sentence that says what was done. */
  readonly sendList: (answer: Answer, user: string) => Promise<string>;
  /** Deletes the files whose days are over. */
  readonly deleteDue: () => Promise<void>;
}

export function openUploads(client: WebClient, { store, clock, log }: Bot, days: number): Uploads {
  return {
    async sendList(answer, user) {
      const parts: readonly Part[] = answer.parts;
      const list = parts.find((part): part is List => part.kind === "list");
      if (!list) return "There is nothing to put into a file.";
      const deleteAfter = new Date(Date.parse(clock.now()) + days * dayMilliseconds).toISOString();
      try {
        const id = await uploadCsv(client, Buffer.from(toCsv(list), "utf8"), answer, user);
        store.files.add(id, deleteAfter);
      } catch (error) {
        const word = slackErrorWord(slackErrorOrThrow(error));
        log.warn("a file was not taken", { error: word });
        return `Slack did not take the file (${word}). Nothing was sent; try again, or turn the pages of the list.`;
      }
      return `The file is in your conversation with this app. It is deleted on ${deleteAfter.slice(0, 10)}.`;
    },
    async deleteDue() {
      for (const id of store.files.due(clock.now())) {
        const isGone = await deleteFile(client, id);
        if (isGone) store.files.remove(id);
        else log.warn("a file could not be deleted yet");
      }
    },
  };
}

async function uploadCsv(client: WebClient, csv: Buffer, { title, on }: Answer, user: string): Promise<string> {
  const { channel } = await withRetry(() => client.conversations.open({ users: user }));
  const name = `${title.replaceAll(/[^\p{L}\p{N}]+/gu, "-").toLowerCase()}-${on}.csv`;
  const sent = await withRetry(() =>
    client.filesUploadV2({ channel_id: channel?.id ?? "", file: csv, filename: name, title: `${title}, ${on}` }),
  );
  const id = sent.files[0]?.files?.[0]?.id;
  if (id === undefined) throw new Error("Slack gave the file no id");
  return id;
}

/** Deletes a file; resolves with whether it is gone. */
async function deleteFile(client: WebClient, id: string): Promise<boolean> {
  const error = await tryCall(() => client.files.delete({ file: id }));
  return error === null || (error.kind === "rejected" && ["file_deleted", "file_not_found"].includes(error.error));
}

/** How often the bot looks whether Slack has processed a picture, and the pause between, in milliseconds. */
const looks = 12;
const pauseBetweenLooks = 400;

/**
 * Makes a function that uploads the picture of an answer's first chart; it resolves with the file's id once Slack can show
 * it, or with null. A picture that fails never costs the text.
 */
export function pictureUploader(
  client: WebClient,
  { draw, log }: Pick<Bot, "draw" | "log">,
): (answer: Answer) => Promise<string | null> {
  return async (answer) => {
    const parts: readonly Part[] = answer.parts;
    const chart = parts.find((part) => part.kind === "chart");
    if (!chart) return null;
    try {
      return await uploadPicture(client, await draw(chart), chart);
    } catch (error) {
      log.warn("the picture failed", { error: errorFields(error).error });
      return null;
    }
  };
}

async function uploadPicture(client: WebClient, png: Buffer, chart: Chart): Promise<string | null> {
  const sent = await withRetry(() =>
    client.filesUploadV2({ file: png, filename: "chart.png", title: chart.title, alt_text: chart.alt.slice(0, 1000) }),
  );
  const id = sent.files[0]?.files?.[0]?.id;
  if (id === undefined) return null;
  for (let look = 0; look < looks; look += 1) {
    const { file } = await withRetry(() => client.files.info({ file: id }));
    if (file?.mimetype) return id;
    await pause(pauseBetweenLooks);
  }
  return null;
}
