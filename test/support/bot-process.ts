import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, vi } from "vitest";

/** The built bot in a process of its own. */
export interface BotProcess {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  /** The whole lines that it has written to its standard error so far. */
  readonly lines: () => string[];
  /** Resolves with the address of the local page once it is served. */
  readonly page: () => Promise<string>;
  /** Resolves with the exit code and the seconds until it was gone. */
  readonly end: (signal?: NodeJS.Signals) => Promise<{ readonly code: number | null; readonly seconds: number }>;
}

const started: ChildProcess[] = [];
const folders: string[] = [];

/** Ends the processes of each test of the file that calls this, and removes its folders. */
export function cleanUpAfterEach(): void {
  afterEach(() => {
    for (const child of started.splice(0)) child.kill("SIGKILL");
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
}

/** Makes a folder that is removed after the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "send-process-"));
  folders.push(folder);
  return folder;
}

/** Starts the bot with these settings and no others. `stderr` is a file descriptor to write the log to. */
export function startBot(
  env: Readonly<Record<string, string>>,
  { stderr, command = "exec node dist/src/main.js" }: { readonly stderr?: number; readonly command?: string } = {},
): BotProcess {
  const child = spawn("sh", ["-c", command], {
    env: { PATH: process.env["PATH"] ?? "", PAGE_PORT: "0", DATA_DIR: scratchFolder(), ...env },
    stdio: ["ignore", "pipe", stderr ?? "pipe"],
  });
  started.push(child);
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.on("data", (chunk: Buffer) => (output[name] += chunk.toString()));
    // a process that ends at once may reset its pipes: what it wrote before has come
    child[name]?.on("error", () => undefined);
  }
  const exited = once(child, "exit");
  return {
    child,
    stdout: () => output.stdout,
    lines: () => output.stderr.split("\n").slice(0, -1),
    async page() {
      const address = () => /the page is at (\S+)/.exec(output.stdout)?.[1] ?? "";
      await vi.waitUntil(() => address() !== "", { timeout: 30_000, interval: 50 });
      return address();
    },
    async end(signal) {
      const since = performance.now();
      if (signal !== undefined) child.kill(signal);
      await exited;
      return { code: child.exitCode, seconds: (performance.now() - since) / 1000 };
    },
  };
}

/** Asks the page, until the case data are read. Resolves with what it shows. */
export async function askPage(page: string, words: string): Promise<string> {
  for (;;) {
    const response = await fetch(`${page}/?${new URLSearchParams({ words }).toString()}`);
    const html = await response.text();
    if (response.status !== 503) return html;
  }
}
