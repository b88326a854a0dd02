import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { SqlServerSettings } from "../../sources/sql-server/connection/login.ts";
import { goneCode, type Reply, type Call, type LineStart } from "./line-messages.ts";

/** A connection to SQL Server whose calls are synchronous: a thread talks to the server, and this one waits. */
export interface Line {
  /** Runs a statement; returns the rows of its last answer. Throws LineError. */
  readonly query: (statement: string, params: readonly unknown[]) => readonly (readonly unknown[])[];
  /** Begins a transaction and runs a statement in it. Throws LineError. */
  readonly begin: (statement: string) => readonly (readonly unknown[])[];
  readonly commit: () => void;
  /** Never throws. */
  readonly rollback: () => void;
  readonly close: () => void;
}

/** What went wrong on a line. */
export class LineError extends Error {
  override readonly name = "LineError";
  /** As in `Reply`. */
  readonly code: string;
  /** What it says to a person; null: the server's words, which may repeat what is kept, were not taken. */
  readonly sentence: string | null;
  constructor(code: string, sentence: string | null) {
    super(`SQL Server: ${code}`);
    this.code = code;
    this.sentence = sentence;
  }
}

/** Longer than the thread's own waits, for a lock or for an answer of the server. In milliseconds. */
const patience = 25_000;

/** Connects to a server. Throws LineError. */
export function openLine(settings: SqlServerSettings): Line {
  const answered = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const { port1: answers, port2 } = new MessageChannel();
  const workerData: LineStart = { settings, answers: port2, answered };
  const thread = new Worker(threadFile(), { workerData, transferList: [port2] });
  thread.unref();
  answers.unref();
  let id = 0;
  let isInside = false;

  const ask = (call: Call): readonly (readonly unknown[])[] => {
    id += 1;
    thread.postMessage({ id, call });
    while (true) {
      const count = Atomics.load(answered, 0);
      const received: { readonly message: { readonly id: number; readonly answer: Reply } } | undefined =
        receiveMessageOnPort(answers);
      if (received === undefined) {
        if (Atomics.wait(answered, 0, count, patience) === "timed-out") throw new LineError(goneCode, null);
        continue;
      }
      const { message } = received;
      // the answer to a call that was given up
      if (message.id !== id) continue;
      if (message.answer.kind === "rows") return message.answer.rows;
      throw new LineError(message.answer.code, message.answer.sentence);
    }
  };

  const close = (): void => {
    answers.close();
    void thread.terminate();
  };

  try {
    ask({ kind: "connect" });
  } catch (error) {
    close();
    throw error;
  }
  return {
    query: (statement, params) => ask({ kind: "query", statement, params, isInside }),
    begin(statement) {
      isInside = true;
      return ask({ kind: "begin", statement });
    },
    commit() {
      ask({ kind: "commit" });
      isInside = false;
    },
    rollback() {
      isInside = false;
      try {
        ask({ kind: "rollback" });
      } catch {
        // the server rolls back what it lost the connection of
      }
    },
    close,
  };
}

/** Finds the thread's program, which is built even where this file is not: no version of Node runs it as it is written. */
function threadFile(): string {
  const built = join(import.meta.dirname, "line-thread.js");
  if (existsSync(built)) return built;
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return join(folder, "dist", "src", "store", "sql-server", "line-thread.js");
}
