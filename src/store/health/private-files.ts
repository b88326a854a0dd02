import { chmodSync, lstatSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** The mode of what only the bot's own user may read and write: files, and folders. */
export const privateFile = 0o600;
export const privateFolder = 0o700;

/** What in a store's folder is the bot's: the store, what SQLite keeps beside it, copies of it, and its witness. */
const own = /^(send-bot|starting|restoring)\b.*\.(db|witness)(-wal|-shm|-journal|\.\d+)?$/;
const othersBits = 0o077;
const sticky = 0o1000;
const writableByAll = 0o002;

/** Whether a folder is one for everybody, such as /tmp: it cannot be the bot's alone. */
export function isForEverybody(folder: string): boolean {
  const { mode } = statSync(folder);
  return (mode & sticky) !== 0 && (mode & writableByAll) !== 0;
}

/**
 * Takes from others every right to the folder of a store and to the bot's files in it. Returns in a sentence what was
 * mended or could not be; null: nothing had to be.
 */
export function makePrivate(folder: string): string | null {
  const files = readdirSync(folder).filter((name) => own.test(name));
  const open = files.map((name) => join(folder, name)).filter((file) => isOpen(file, "file"));
  const isFolderOpen = isOpen(folder, "folder");
  if (open.length === 0 && !isFolderOpen) return null;
  const wrong = [
    ...(isFolderOpen ? [folder].filter((one) => !closed(one, privateFolder)) : []),
    ...open.filter((file) => !closed(file, privateFile)),
  ];
  const what = `The store in ${folder} could be read by others on this machine.`;
  return wrong.length === 0
    ? `${what} Its folder and files can now be read only by the bot's own user.`
    : `${what} The bot cannot change that. Check that the folder and all its files belong to its user.`;
}

function isOpen(path: string, kind: "file" | "folder"): boolean {
  // a link's target may be anybody's, and another process may just have removed its journal
  const found = lstatSync(path, { throwIfNoEntry: false });
  const isKind = kind === "file" ? found?.isFile() === true : statSync(path).isDirectory();
  const mode = kind === "file" ? (found?.mode ?? 0) : statSync(path).mode;
  return isKind && (mode & othersBits) !== 0;
}

function closed(path: string, mode: number): boolean {
  try {
    chmodSync(path, mode);
    return true;
  } catch {
    // gone since, or somebody else's
    return lstatSync(path, { throwIfNoEntry: false }) === undefined;
  }
}
