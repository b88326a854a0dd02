import { LoadError } from "../cases/source.ts";
import type { Config } from "../config/config.ts";
import type { Bot } from "../dispatch.ts";
import type { Clock } from "../platform/clock.ts";
import { useProxy } from "../platform/http/proxy.ts";
import { silentLog, withoutSecrets } from "../platform/log.ts";
import type { SnapshotHolder } from "../snapshot/holder.ts";
import { PeopleFileError } from "../sources/csv/people-file.ts";
import { hasStore } from "../store/sqlite/open.ts";
import { openStore, type Store } from "../store/store.ts";
import { UserError } from "../user-error.ts";
import { botClock, botOf, snapshotHolderOf, storeOf } from "./bot.ts";

/** Describes an error in one sentence for the person at the shell; null for an unexpected error. */
export function sentenceOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof UserError) return error.message.replaceAll(/\p{C}+/gu, " ");
  const code = "code" in error ? String(error.code) : "";
  return /^E[A-Z]+$/.test(code) ? `the file cannot be read or written (${error.message})` : null;
}

/** A bot for one script. */
export interface OpenBot {
  readonly bot: Bot;
  readonly close: () => void;
}

/**
 * Opens a bot with its case data read, for the questions of one script. Without `createsStore`, a store that does not
 * exist is held in memory. Errors of a chart server go to stderr. Rejects with LoadError, PeopleFileError or
 * StoreError.
 */
export async function openForQuestions(
  config: Config,
  { createsStore = true }: { readonly createsStore?: boolean } = {},
): Promise<OpenBot> {
  useProxy(config);
  const clock = botClock(config);
  const snapshots = snapshotHolderOf(config, clock, silentLog, null);
  await readOrThrow(snapshots);
  const store =
    createsStore || config.storeKind === "mssql" || hasStore(config.dataFolder)
      ? storeOf(config)
      : openStore(":memory:");
  return shellBot(config, clock, snapshots, store);
}

/** Opens a bot for one job in a shell. Its job may send, so it rejects the loads that the running bot would reject. */
export async function openForJob(config: Config): Promise<OpenBot> {
  useProxy(config);
  const clock = botClock(config);
  const store = storeOf(config);
  const snapshots = snapshotHolderOf(config, clock, silentLog, store);
  try {
    await readOrThrow(snapshots);
  } catch (error) {
    store.close();
    throw error;
  }
  return shellBot(config, clock, snapshots, store);
}

async function readOrThrow(snapshots: SnapshotHolder): Promise<void> {
  const { isEmpty, error, peopleError } = await snapshots.refresh();
  if (isEmpty) throw new LoadError(error ?? "the case data could not be read");
  if (peopleError !== null) throw new PeopleFileError(peopleError);
}

function shellBot(config: Config, clock: Clock, snapshots: SnapshotHolder, store: Store): OpenBot {
  const warn = (message: string) => void process.stderr.write(`${withoutSecrets(message)}\n`);
  return { bot: botOf(config, clock, { ...silentLog, warn }, snapshots, store), close: () => store.close() };
}
