import { randomUUID } from "node:crypto";

/** This process as it signs what it claims in the store: no other has or will have the same. */
export const thisProcess = `${process.pid}:${randomUUID()}`;

/** Whether the process of a signature is gone. One whose number another process has taken counts as alive for a while. */
export function isProcessDead(signature: string): boolean {
  const pid = Number(signature.split(":")[0]);
  if (pid === process.pid) return signature !== thisProcess;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
