import { randomUUID } from "node:crypto";
import { hostname } from "node:os";

/**
 * Makes the signature with which a process claims work in the store: its machine (or container), its number, a unique
 * word.
 */
export function signatureOf(machine: string, pid: number, word: string): string {
  return [machine, pid, word].join(" ");
}

/** The signature of this process: no other process has or will have the same. */
export const thisProcess = signatureOf(hostname(), process.pid, randomUUID());

/**
 * Whether the process of a signature is gone. A process on another machine, and one whose number another process has
 * taken, counts as alive, as nobody can tell.
 */
export function isProcessDead(signature: string): boolean {
  const [machine, number] = signature.split(" ");
  const pid = Number(number);
  if (machine !== hostname()) return false;
  if (pid === process.pid) return signature !== thisProcess;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
