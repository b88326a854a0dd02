import { LoadError } from "../cases/source.ts";
import type { Config } from "../config/config.ts";
import type { Bot } from "../dispatch.ts";
import type { Clock } from "../platform/clock.ts";
import { silentLog } from "../platform/log.ts";
import type { SnapshotHolder } from "../snapshot/holder.ts";
import { PeopleFileError } from "../sources/csv/people-file.ts";
import { hasStore } from "../store/open.ts";
import { openStore, type Store } from "../store/store.ts";
import { UserError } from "../user-error.ts";
import { botClock, botOf, snapshotHolderOf, storeOf } from "./bot.ts";

/** Says what went wrong, in one sentence for the person at the shell; null for a fault of the bot's own. */
export function sentenceOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof UserError) return error.message.replaceAll(/\p{C}+/gu, " ");
  const code = "code" in error ? String(error.code) : "";
  if (code === "EADDRINUSE") return "the port is taken: stop what holds it, or set PAGE_PORT or PORT to another";
  return /^E[A-Z]+$/.test(code) ? `the file cannot be read or written (${error.message})` : null;
}

/** A bot for one script, and what closes it. */
export interface OpenBot {
  readonly bot: Bot;
  readonly close: () => void;
}

/**
 * Opens a bot for one question in a shell, its case data read. Where nothing is to be kept, no store is made that is not
 * there yet. Errors of charts drawn elsewhere go to stderr. Rejects with LoadError, PeopleFileError or StoreError.
 */
export async function openForAsking(
  config: Config,
  { keeps = true }: { readonly keeps?: boolean } = {},
): Promise<OpenBot> {
  const clock = botClock(config);
  const snapshots = snapshotHolderOf(config, clock, silentLog, null);
  await readForAsking(snapshots);
  const store = keeps || hasStore(config.dataFolder) ? storeOf(config) : openStore(":memory:");
  return botInShell(config, clock, snapshots, store);
}

/** Opens a bot for one job in a shell, which people are told by: it takes no load that the running bot would refuse. */
export async function openForWorking(config: Config): Promise<OpenBot> {
  const clock = botClock(config);
  const store = storeOf(config);
  const snapshots = snapshotHolderOf(config, clock, silentLog, store);
  try {
    await readForAsking(snapshots);
  } catch (error) {
    store.close();
    throw error;
  }
  return botInShell(config, clock, snapshots, store);
}

async function readForAsking(snapshots: SnapshotHolder): Promise<void> {
  const { isEmpty, error, peopleError } = await snapshots.refresh();
  if (isEmpty) throw new LoadError(error ?? "the case data could not be read");
  if (peopleError !== null) throw new PeopleFileError(peopleError);
}

function botInShell(config: Config, clock: Clock, snapshots: SnapshotHolder, store: Store): OpenBot {
  const warn = (says: string) => void process.stderr.write(`${says}\n`);
  return { bot: botOf(config, clock, { ...silentLog, warn }, snapshots, store), close: () => store.close() };
}
