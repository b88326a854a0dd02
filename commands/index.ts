import type { Command } from "../src/command.ts";
import { oneCase } from "./case.ts";
import { cases } from "./cases.ts";
import { helpOf } from "./help.ts";
import { measure } from "./measure.ts";
import { pageCommands } from "./page.ts";
import { status } from "./status.ts";

const listed: readonly Command[] = [measure, ...pageCommands, cases, oneCase, status];

/** Every command, in the order of help. */
export const commands: readonly Command[] = [...listed, helpOf(listed)];
