import type { Command } from "../src/command.ts";
import { acceptLoad } from "./accept-load.ts";
import { alerts } from "./alerts.ts";
import { oneCase } from "./case.ts";
import { cases } from "./cases.ts";
import { define } from "./define.ts";
import { digestCommand } from "./digest.ts";
import { exportCases } from "./export.ts";
import { helpOf } from "./help.ts";
import { measureCommand } from "./measure.ts";
import { myWork } from "./my-work.ts";
import { pageCommands } from "./page.ts";
import { pinCommand, unpin } from "./pin.ts";
import { share } from "./share.ts";
import { seen, snooze } from "./put-off.ts";
import { rehearse } from "./rehearse.ts";
import { status } from "./status.ts";
import { subscribe, subscriptionsCommand, unsubscribe } from "./subscribe.ts";
import { undelivered } from "./undelivered.ts";
import { why } from "./why.ts";

const listed: readonly Command[] = [
  measureCommand,
  ...pageCommands,
  cases,
  exportCases,
  oneCase,
  define,
  share,
  pinCommand,
  unpin,
  status,
  myWork,
  digestCommand,
  seen,
  snooze,
  why,
  alerts,
  subscribe,
  unsubscribe,
  subscriptionsCommand,
  undelivered,
  rehearse,
  acceptLoad,
];

/** Every command, in the order of help. */
export const commands: readonly Command[] = [...listed, helpOf(listed)];
