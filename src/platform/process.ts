import { randomUUID } from "node:crypto";
import { hostname } from "node:os";

/** What a process signs its claims in the store with: its machine (of a container, its own name), its number, a word of its own. */
export function signatureOf(machine: string, pid: number, word: string): string {
  return [machine, pid, word].join(" ");
}

/** This process as it signs what it claims: no other has or will have the same. */
export const thisProcess = signatureOf(hostname(), process.pid, randomUUID());

/**
 * Whether the process of a signature is gone. One of another machine, and one whose number another process has taken,
 * count as alive for a while: nobody can tell.
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
