import { randomUUID } from "node:crypto";
import { hostname } from "node:os";

/** Returns the signature with which a process claims work: its machine (or container), its pid and a unique word. */
export function signatureOf(machine: string, pid: number, word: string): string {
  return [machine, pid, word].join(" ");
}

/** The signature of this process, unique for ever. */
export const thisProcess = signatureOf(hostname(), process.pid, randomUUID());

/**
 * Returns whether the process of a signature has ended. A process on another machine, or one whose pid another process
 * has now, counts as alive, because it cannot be checked.
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
