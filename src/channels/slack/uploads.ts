import { setTimeout as pause } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import { dayText, type Answer, type List, type Part } from "../../answer.ts";
import { dayOfText } from "../../cases/day.ts";
import type { Bot } from "../../dispatch.ts";
import { spelledDay } from "../../facts/calendar.ts";
import { inSlices } from "../../platform/slices.ts";
import { csvEnding, csvName, toCsv } from "../../render/csv.ts";
import { putBytes } from "./connection/put-bytes.ts";
import { tryCall, withRetry } from "./connection/slack-call.ts";
import { slackErrorOf, slackErrorOrThrow, slackErrorWord } from "./connection/slack-error.ts";

const dayMilliseconds = 86_400_000;

/** Gives people lists as files, privately and for some days. */
export interface Uploads {
  /** Sends an answer's list to the person's conversation with the bot; resolves with a sentence that says what was done. */
  readonly sendList: (answer: Answer, user: string) => Promise<string>;
  /** Deletes the files whose days are over: those that the store knows, and the bot's others that Slack lists. */
  readonly deleteDue: () => Promise<void>;
}

export interface UploadParts extends Pick<Bot, "store" | "clock" | "log"> {
  readonly client: WebClient;
  readonly apiUrl: string;
  /** How long a file stays. */
  readonly days: number;
}

/** Where Slack puts a list, under a name. */
interface Target {
  readonly channel: string;
  readonly id: string;
  readonly address: string;
}

export function openUploads({ client, apiUrl, store, clock, log, days }: UploadParts): Uploads {
  const complete = async ({ channel, id }: Target, title: string): Promise<"there" | "missing" | "unknown"> => {
    const files: [{ id: string; title: string }] = [{ id, title }];
    try {
      await withRetry(() => client.files.completeUploadExternal({ channel_id: channel, files }), false);
      return "there";
    } catch (error) {
      const slackError = slackErrorOrThrow(error);
      if (slackError.kind === "rejected" || slackError.kind === "limited") throw error;
      log.warn("it is not known whether a file was taken", { error: slackErrorWord(slackError) });
      return lookFor(client, id);
    }
  };
  return {
    async sendList(answer, user) {
      const parts: readonly Part[] = answer.parts;
      const list = parts.find((part): part is List => part.kind === "list");
      if (!list) return "There are no cases to put in a file.";
      const deleteAfter = new Date(Date.parse(clock.now()) + days * dayMilliseconds).toISOString();
      const lastDay = spelledDay(dayOfText(deleteAfter.slice(0, 10)));
      const csv = Buffer.from(await inSlices(toCsv(list)), "utf8");
      try {
        const target = await targetFor(client, user, csvName(answer), csv.length);
        // before Slack shows it: whatever becomes of the answers to come, it is deleted
        store.files.add(target.id, deleteAfter);
        await putBytes(target.address, csv, apiUrl);
        switch (await complete(target, `${answer.title}, ${dayText(answer.on)}`)) {
          case "there":
            return `The file is in your conversation with this app. It is deleted on ${lastDay}.`;
          case "missing":
            return `Slack did not confirm the file, and it is not in your conversation with this app. Try again. If it appears later, it is deleted on ${lastDay}.`;
          case "unknown":
            return `Slack did not confirm the file. Look for it in your conversation with this app before you ask again. It is deleted on ${lastDay}.`;
        }
      } catch (error) {
        const word = slackErrorWord(slackErrorOrThrow(error));
        log.warn("a file was not taken", { error: word });
        return `Slack refused the file (${word}), so nothing was sent. Try again, or use the pages of the list.`;
      }
    },
    async deleteDue() {
      const now = clock.now();
      for (const id of store.files.due(now)) {
        if (await deleteFile(client, id)) store.files.remove(id);
        else log.warn("a file could not be deleted yet");
      }
      await deleteForgotten(client, Date.parse(now) - days * dayMilliseconds, log);
    },
  };
}

async function targetFor(client: WebClient, user: string, filename: string, length: number): Promise<Target> {
  const { channel } = await withRetry(() => client.conversations.open({ users: user }));
  const { file_id: id, upload_url: address } = await withRetry(() =>
    client.files.getUploadURLExternal({ filename, length }),
  );
  return { channel: channel?.id ?? "", id: id ?? "", address: address ?? "" };
}

/** How often the bot looks for a file of which Slack did not say that it took it, and the pause between, in milliseconds. */
const looks = 4;
const pauseBetweenLooks = 700;

async function lookFor(client: WebClient, id: string): Promise<"there" | "missing" | "unknown"> {
  for (let look = 0; look < looks; look += 1) {
    if (look > 0) await pause(pauseBetweenLooks);
    const error = await tryCall(() => client.files.info({ file: id }));
    if (error === null) return "there";
    if (error.kind !== "rejected" || !isGone(error.error)) return "unknown";
  }
  return "missing";
}

const isGone = (word: string): boolean => word === "file_deleted" || word === "file_not_found";

/** Deletes a file; resolves with whether it is gone. */
async function deleteFile(client: WebClient, id: string): Promise<boolean> {
  const error = await tryCall(() => client.files.delete({ file: id }));
  return error === null || (error.kind === "rejected" && isGone(error.error));
}

/** How many files Slack lists at once, and how many pages are read: pictures, which stay, are among them. */
const pageSize = 200;
const mostPages = 50;

/** Deletes the bot's own lists from before the instant, in milliseconds, that the store does not know any more. */
async function deleteForgotten(client: WebClient, before: number, log: Bot["log"]): Promise<void> {
  try {
    for (const id of await ownLists(client, before)) {
      if (await deleteFile(client, id)) log.info("a file that the store had forgotten was deleted");
      else log.warn("a file could not be deleted yet");
    }
  } catch (error) {
    const slackError = slackErrorOf(error);
    if (slackError === null) throw error;
    log.warn("old files could not be looked for", { error: slackErrorWord(slackError) });
  }
}

async function ownLists(client: WebClient, before: number): Promise<string[]> {
  const found: string[] = [];
  const { user_id: user } = await withRetry(() => client.auth.test());
  if (user === undefined) return found;
  const asked = { user, ts_to: String(Math.floor(before / 1000)), count: pageSize };
  for (let page = 1, last = 1; page <= Math.min(last, mostPages); page += 1) {
    const { files = [], paging } = await withRetry(() => client.files.list({ ...asked, page }));
    for (const { id, name, user: owner, created } of files) {
      // pictures, which messages go on showing, end otherwise
      const isOwn = owner === user && name?.endsWith(csvEnding) === true && (created ?? Infinity) * 1000 <= before;
      if (id !== undefined && isOwn) found.push(id);
    }
    last = paging?.pages ?? 1;
  }
  return found;
}
