import type { Command } from "../src/command.ts";
import { acceptLoad } from "./accept-load.ts";
import { acceptStore } from "./accept-store.ts";
import { alerts } from "./alerts.ts";
import { oneCase } from "./case.ts";
import { cases } from "./cases.ts";
import { dataChecks } from "./data-checks.ts";
import { define } from "./define.ts";
import { digest } from "./digest.ts";
import { exportCases } from "./export.ts";
import { helpOf } from "./help.ts";
import { measureCommand } from "./measure.ts";
import { myWork } from "./my-work.ts";
import { pageCommands } from "./page.ts";
import { pin } from "./pin.ts";
import { readiness } from "./readiness.ts";
import { rehearse } from "./rehearse.ts";
import { seen } from "./seen.ts";
import { share } from "./share.ts";
import { snooze } from "./snooze.ts";
import { status } from "./status.ts";
import { subscribe } from "./subscribe.ts";
import { subscriptions } from "./subscriptions.ts";
import { today } from "./today.ts";
import { undelivered } from "./undelivered.ts";
import { unpin } from "./unpin.ts";
import { unsubscribe } from "./unsubscribe.ts";
import { why } from "./why.ts";

/** Each command is in the file named for its word; page.ts makes one for each page of the dashboard. */
const listed: readonly Command[] = [
  measureCommand,
  today,
  ...pageCommands,
  cases,
  exportCases,
  oneCase,
  define,
  share,
  pin,
  unpin,
  status,
  dataChecks,
  readiness,
  myWork,
  digest,
  seen,
  snooze,
  why,
  alerts,
  subscribe,
  unsubscribe,
  subscriptions,
  undelivered,
  rehearse,
  acceptLoad,
  acceptStore,
];

/** Every command, in the order of help. */
export const commands: readonly Command[] = [...listed, helpOf(listed)];
