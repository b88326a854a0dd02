import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { describe, expect, it } from "vitest";
import { isProcessDead, signatureOf, thisProcess } from "../../src/platform/process.ts";

describe("the process of a claim", () => {
  const ended = spawnSync(process.execPath, ["--version"]).pid;

  it.each([
    ["this one", thisProcess, false],
    ["another that runs", signatureOf(hostname(), process.ppid, "a"), false],
    ["one that has ended", signatureOf(hostname(), ended, "a"), true],
    ["an earlier one with this one's number, as in a container that was restarted", earlier(), true],
    ["one with this one's number in another container", signatureOf("another", process.pid, "a"), false],
    ["one that has ended, or not, on another machine", signatureOf("another", ended, "a"), false],
  ])("%s is gone or not", (_, signature, isDead) => {
    expect(isProcessDead(signature)).toBe(isDead);
  });
});

function earlier(): string {
  return signatureOf(hostname(), process.pid, "an earlier word");
}
