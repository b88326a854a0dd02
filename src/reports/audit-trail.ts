import type { Answer } from "../answer.ts";
import type { Command } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { unlessFaulty } from "../store/health/store-fault.ts";

/** A command and the words left for it. */
interface Asked {
  readonly command: Command;
  readonly rest: string;
}

type AuditEntry = Parameters<CommandContext["store"]["audit"]["add"]>[0];

/** What became of an answer that a person confirmed for a channel. */
export type PostOutcome = "posted" | "not posted" | "perhaps posted";

/** Records a question and its answer; null: it was refused. */
export function audit(resolved: Asked, context: CommandContext, answer: Answer | null): void {
  record(resolved, context, {
    outcome: answer === null ? "refused" : "answered",
    audience: answer?.audience ?? null,
    rows: answer === null ? null : rowCount(answer),
    rounded: answer === null ? null : isRounded(answer),
    cases: answer === null ? null : shownCases(answer),
  });
}

/** Records a question that a script answers as JSON; null: it was refused. */
export function auditJson(resolved: Asked, context: CommandContext, json: unknown): void {
  record(resolved, context, {
    outcome: json === null ? "refused" : "answered",
    audience: json === null ? null : "private",
    rows: null,
    rounded: null,
    cases: null,
  });
}

/** Records a dry run of a job, which shows what it would say of cases to whoever holds the shell. */
export function auditDryRun(
  words: string,
  { store, now, via, colleague }: CommandContext,
  answers: readonly Answer[],
): void {
  const cases = [...new Set(answers.flatMap((answer) => shownCases(answer) ?? []))];
  unlessFaulty(
    () =>
      store.audit.add({
        at: now,
        who: store.personKey(colleague.email),
        via,
        command: "job",
        query: words,
        outcome: "answered",
        audience: "private",
        rows: answers.reduce((rows, answer) => rows + rowCount(answer), 0),
        rounded: false,
        cases: cases.length === 0 ? null : cases,
        channel: null,
      }),
    undefined,
  );
}

/** Records what became of an answer that a person confirmed for a channel. */
export function auditPost(resolved: Asked, context: CommandContext, outcome: PostOutcome): void {
  record(resolved, context, { outcome, audience: "shared", rows: null, rounded: null, cases: null });
}

function record(
  { command, rest }: Asked,
  context: CommandContext,
  known: Pick<AuditEntry, "outcome" | "audience" | "rows" | "rounded" | "cases">,
): void {
  const { store, now, via, colleague, channel, load } = context;
  // a store that fails is an incident of its own; meanwhile people are answered
  unlessFaulty(() => {
    const query = load.isEmpty && command.isExact ? null : command.exact(rest, context);
    store.audit.add({
      at: now,
      who: store.personKey(colleague.email),
      via,
      command: command.name,
      query,
      channel,
      ...known,
    });
  }, undefined);
}

/** Returns the ids of the persons whose cases an answer shows; null: it shows none. */
function shownCases(answer: Answer): readonly string[] | null {
  if (answer.audience === "shared") return null;
  const listed = answer.parts.flatMap((part) => (part.kind === "list" ? part.items : []));
  const ids = listed.flatMap(({ personId }) => (personId === undefined ? [] : [personId]));
  const all = [...new Set([...(answer.personIds ?? []), ...ids])];
  return all.length === 0 ? null : all;
}

/** Counts the lines of an answer's tables and lists. */
export function rowCount({ parts }: Answer): number {
  let rows = 0;
  for (const part of parts) {
    if (part.kind === "table") rows += part.rows.length;
    if (part.kind === "list") rows += part.items.length;
  }
  return rows;
}

function isRounded({ parts }: Answer): boolean {
  return [...parts].some((part) => part.kind === "note" && part.about === "rounding");
}
