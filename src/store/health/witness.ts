import { chmodSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { privateFile } from "./private-files.ts";

/** What stands beside the store about it, so that a store that was lost is missed. */
export interface Witness {
  /** The id of the store that was last sent from. */
  readonly store: string;
  /** The instant of the last look at that store, ISO 8601 in UTC: a copy from before it lacks what was sent since. */
  readonly at: string;
}

const fileName = "send-bot.witness";

/** Reads the witness in a folder; null where there is none that can be read. */
export function readWitness(folder: string): Witness | null {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, fileName), "utf8"));
    if (typeof value !== "object" || value === null || !("store" in value) || !("at" in value)) return null;
    const { store, at } = value;
    return typeof store === "string" && typeof at === "string" ? { store, at } : null;
  } catch {
    return null;
  }
}

/** Writes the witness in a folder, whole or not at all. */
export function writeWitness(folder: string, witness: Witness): void {
  const file = join(folder, fileName);
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(witness)}\n`, { mode: privateFile });
  chmodSync(`${file}.${process.pid}`, privateFile);
  renameSync(`${file}.${process.pid}`, file);
}
