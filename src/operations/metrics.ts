import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { askedToWait, type Log, type LogFields } from "../platform/log.ts";

/** What is counted when it is asked for. Every field but `snapshotSeconds` is a whole number of what its name says. */
export interface Levels {
  /** Rows of the accepted case data, and those left out, by view. */
  readonly rows: Readonly<Record<string, number>>;
  readonly rejected: Readonly<Record<string, number>>;
  /** How old the case data are; null: there are none, or their day is pretended. */
  readonly snapshotSeconds: number | null;
  /** Messages that have not ended, and for how many seconds the oldest has waited; null: the store does not say. */
  readonly outbox: { readonly messages: number; readonly oldestSeconds: number } | null;
  /** What the bot should have sent while it was down and will no longer send; null: nobody knows yet. */
  readonly missedRuns: number | null;
  /** The ids of the incidents that stand. */
  readonly incidents: readonly string[];
}

/** What the bot counts. No label names a person, a case or what somebody typed. */
export interface Metrics {
  /** Passes on each event, and counts it. */
  readonly counting: (log: Log) => Log;
  /** Resolves with all metrics in the text format of Prometheus. */
  readonly text: (levels: Levels) => Promise<string>;
  readonly contentType: string;
}

/** A computed answer takes milliseconds, a rehearsal of months up to half a minute. */
const answerSeconds = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30];
/** The demo is read in a second, a hundred boroughs over a slow network in ten minutes. */
const refreshSeconds = [0.3, 1, 3, 10, 30, 100, 300, 1000];

/** Opens the metrics of a process. `version` is that of the program. */
export function openMetrics(version: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `send_bot_${name}`, help, labelNames, registers });
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name: `send_bot_${name}`, help, labelNames, registers });
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name: `send_bot_${name}`, help, buckets, registers });

  gauge("info", "1, with the versions of the bot and of Node", ["version", "node"]).set(
    { version, node: process.version },
    1,
  );
  const questions = counter("questions_total", "Questions by command, outcome and where they were asked", [
    "command",
    "outcome",
    "via",
  ]);
  const answers = histogram("answer_seconds", "From a question to its answer, without the way there", answerSeconds);
  const refreshes = counter("refreshes_total", "Loads of the case data by outcome", ["outcome"]);
  const refreshTime = histogram("refresh_seconds", "How long a load that was accepted took", refreshSeconds);
  const deliveries = counter("deliveries_total", "Messages that the bot sent by itself and that ended, by outcome", [
    "outcome",
  ]);
  const answersSent = counter("answers_delivered_total", "Answers in a chat by how they arrived", ["outcome"]);
  const limited = counter("chat_limited_total", "Calls that a chat refused as too many (429)", ["chat"]);
  const jobRuns = counter("job_runs_total", "Runs of jobs by outcome", ["job", "outcome"]);
  const incidents = counter("incidents_total", "Incidents raised", ["incident"]);
  const faults = counter("faults_total", "Faults of the bot's own, while it answered or worked", []);

  /** What each event of the log counts. */
  const counts: Readonly<Record<string, (fields: LogFields) => void>> = {
    answered: (fields) => countQuestion("answered", fields),
    refused: (fields) => countQuestion("refused", fields),
    "not answered": (fields) => countQuestion("failed", fields),
    loaded({ milliseconds }) {
      refreshes.inc({ outcome: "accepted" });
      refreshTime.observe(Number(milliseconds) / 1000);
    },
    "the load was refused": () => refreshes.inc({ outcome: "refused" }),
    delivered: () => deliveries.inc({ outcome: "sent" }),
    "not sent": () => deliveries.inc({ outcome: "not true now" }),
    "not delivered": () => deliveries.inc({ outcome: "given up" }),
    "an answer was delivered": () => answersSent.inc({ outcome: "whole" }),
    "an answer was delivered otherwise": () => answersSent.inc({ outcome: "plainer" }),
    "an answer was not delivered": () => answersSent.inc({ outcome: "not delivered" }),
    [askedToWait]: ({ chat }) => limited.inc({ chat: String(chat) }),
    job: ({ job }) => jobRuns.inc({ job: String(job), outcome: "done" }),
    "a job failed": ({ job }) => jobRuns.inc({ job: String(job), outcome: "failed" }),
    "an incident": ({ incident }) => incidents.inc({ incident: String(incident) }),
    "a fault of the bot's own": () => faults.inc(),
    "a turn failed": () => faults.inc(),
    "the page failed": () => faults.inc(),
    "work on a timer failed": () => faults.inc(),
  };
  const countQuestion = (outcome: string, { command, via, milliseconds }: LogFields): void => {
    questions.inc({ command: String(command), outcome, via: String(via) });
    answers.observe(Number(milliseconds) / 1000);
  };

  const rows = gauge("snapshot_rows", "Rows of the case data that were read", ["view"]);
  const rejected = gauge("snapshot_rejected_rows", "Rows of the case data that were left out", ["view"]);
  const age = gauge("snapshot_age_seconds", "How old the case data is");
  const waiting = gauge("outbox_messages", "Messages that wait to be delivered");
  const oldest = gauge("outbox_oldest_seconds", "How long the oldest of them has waited");
  const missed = gauge("missed_runs", "Digests and posts that were not sent while the bot was down");
  const standing = gauge("incident", "1 for each incident that stands", ["incident"]);
  const setOrRemove = (one: Gauge, value: number | null): void => {
    if (value === null) one.remove();
    else one.set(value);
  };
  const setLevels = (levels: Levels): void => {
    for (const [view, count] of Object.entries(levels.rows)) rows.set({ view }, count);
    for (const [view, count] of Object.entries(levels.rejected)) rejected.set({ view }, count);
    setOrRemove(age, levels.snapshotSeconds);
    setOrRemove(waiting, levels.outbox?.messages ?? null);
    setOrRemove(oldest, levels.outbox?.oldestSeconds ?? null);
    setOrRemove(missed, levels.missedRuns);
    standing.reset();
    for (const incident of levels.incidents) standing.set({ incident }, 1);
  };

  const countingOne = (write: Log["info"]): Log["info"] => {
    return (event, fields = {}) => {
      counts[event]?.(fields);
      write(event, fields);
    };
  };
  return {
    counting: (log) => ({ info: countingOne(log.info), warn: countingOne(log.warn), error: countingOne(log.error) }),
    text(levels) {
      setLevels(levels);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
