import type { Command } from "../src/command.ts";
import { oneCase } from "./case.ts";
import { cases } from "./cases.ts";
import { define } from "./define.ts";
import { helpOf } from "./help.ts";
import { measure } from "./measure.ts";
import { pageCommands } from "./page.ts";
import { pin, unpin } from "./pin.ts";
import { share } from "./share.ts";
import { status } from "./status.ts";

const listed: readonly Command[] = [measure, ...pageCommands, cases, oneCase, define, share, pin, unpin, status];

/** Every command, in the order of help. */
export const commands: readonly Command[] = [...listed, helpOf(listed)];
