import { integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import type { Payload } from "../digest/payload.ts";

// The tables that sql/store creates. They hold keys, days and counts: no name and no date of birth.

export const secretTable = sqliteTable("secret", { name: text().primaryKey(), value: text().notNull() });

export const auditEntryTable = sqliteTable("audit", {
  id: integer().primaryKey(),
  at: text().notNull(),
  who: text().notNull(),
  via: text().notNull(),
  command: text().notNull(),
  query: text("asks"),
  outcome: text().notNull(),
  audience: text(),
  rows: integer(),
  rounded: integer("masked", { mode: "boolean" }),
  cases: text({ mode: "json" }).$type<readonly string[]>(),
  channel: text(),
});

export const questionTable = sqliteTable("question", {
  id: text().primaryKey(),
  words: text({ mode: "json" }).$type<readonly string[]>().notNull(),
  /** Milliseconds since 1970. */
  expiresAt: integer("expires_at").notNull(),
});

export const pinTable = sqliteTable(
  "pin",
  { who: text().notNull(), query: text("asks").notNull(), at: text().notNull() },
  (table) => [primaryKey({ columns: [table.who, table.query] })],
);

export const loadTable = sqliteTable(
  "load",
  {
    source: text().notNull(),
    state: text({ enum: ["accepted", "refused"] }).notNull(),
    at: text().notNull(),
    rows: text({ mode: "json" }).$type<Readonly<Record<string, number>>>().notNull(),
    reason: text(),
  },
  (table) => [primaryKey({ columns: [table.source, table.state] })],
);

export const loadBaselineTable = sqliteTable("load_baseline", {
  source: text().primaryKey(),
  rows: text({ mode: "json" }).$type<Readonly<Record<string, number>>>().notNull(),
  nextAt: text("next_at"),
  nextRows: text("next_rows", { mode: "json" }).$type<Readonly<Record<string, number>>>(),
});

export const alertTable = sqliteTable("alert", {
  key: text().primaryKey(),
  firstOn: text("first_on").notNull(),
  /** It was raised by the first data of all, nobody knows since when, and nobody was told of it yet. */
  isUndated: integer("is_first", { mode: "boolean" }).notNull(),
  resolvedOn: text("gone_on"),
  rows: text({ mode: "json" }).$type<readonly number[]>(),
  unreadSince: text("unread_since"),
});

const urgency = () => text({ enum: ["soon", "late", "overdue"] }).notNull();

export const deliveryRecordTable = sqliteTable(
  "told",
  {
    key: text().notNull(),
    who: text().notNull(),
    urgency: urgency(),
    dueOn: text("due_on").notNull(),
    round: text(),
    sentOn: text("told_on").notNull(),
    rows: text({ mode: "json" }).$type<readonly number[]>(),
    unreadSince: text("unread_since"),
    person: text(),
    leftOn: text("left_on"),
  },
  (table) => [primaryKey({ columns: [table.key, table.who] })],
);

export const deferralTable = sqliteTable(
  "put_off",
  {
    key: text().notNull(),
    who: text().notNull(),
    how: text({ enum: ["seen", "snoozed"] }).notNull(),
    until: text().notNull(),
    urgency: urgency(),
  },
  (table) => [primaryKey({ columns: [table.key, table.who] })],
);

export const personalTable = sqliteTable(
  "personal",
  { who: text().notNull(), name: text().notNull(), value: text().notNull() },
  (table) => [primaryKey({ columns: [table.who, table.name] })],
);

export const outboxMessageTable = sqliteTable("outbox", {
  id: integer().primaryKey({ autoIncrement: true }),
  key: text().notNull().unique(),
  conversation: text().notNull(),
  payload: text("letter", { mode: "json" }).$type<Payload>().notNull(),
  state: text({ enum: ["waiting", "sending", "unsure", "sent", "dropped", "given up"] }).notNull(),
  attempts: integer().notNull(),
  nextAt: integer("next_at").notNull(),
  claimedBy: text("claimed_by"),
  claimedUntil: integer("claimed_until"),
  madeAt: text("made_at").notNull(),
  doneAt: text("done_at"),
  note: text(),
  message: text(),
  isRepeated: integer("is_repeated", { mode: "boolean" }).notNull().default(false),
});

export const subscriptionTable = sqliteTable(
  "subscription",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    channel: text().notNull(),
    words: text().notNull(),
    weekday: integer(),
    hour: text().notNull(),
    who: text().notNull(),
    madeAt: text("made_at").notNull(),
  },
  (table) => [unique().on(table.channel, table.words)],
);

export const runTable = sqliteTable(
  "run",
  {
    job: text().notNull(),
    slot: text().notNull(),
    startedAt: text("started_at").notNull(),
    finishedAt: text("finished_at"),
    outcome: text(),
  },
  (table) => [primaryKey({ columns: [table.job, table.slot] })],
);

export const fileTable = sqliteTable("file", { id: text().primaryKey(), deleteAfter: text("delete_after").notNull() });

export const conversationTable = sqliteTable(
  "conversation",
  {
    chat: text().notNull(),
    id: text().notNull(),
    kind: text({ enum: ["personal", "group", "channel", "shared channel"] }).notNull(),
    service: text().notNull(),
    tenant: text(),
    account: text(),
    who: text(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.chat, table.id] })],
);
export const identityTable = sqliteTable("identity", { name: text().primaryKey(), value: text().notNull() });
