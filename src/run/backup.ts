import { existsSync } from "node:fs";
import { storeOf } from "../app/bot.ts";
import { printLines, runScript } from "../app/run-script.ts";
import { sentenceOf } from "../app/shell.ts";
import { configuration } from "../config/config.ts";
import { UserError } from "../user-error.ts";

/** Copies the store as it is at one instant to a new file; the bot may be running. */
function backup([file]: readonly string[]): void {
  if (file === undefined) throw new UserError("Name the file to write: npm run -s backup -- FILE");
  if (existsSync(file)) throw new UserError(`${file} exists already: name a new file`);
  const store = storeOf(configuration());
  store.backup(file);
  store.close();
  printLines([`the store was copied to ${file}; npm run -s restore -- FILE puts it back`]);
}

await runScript(
  () => backup(process.argv.slice(2)),
  (error) => sentenceOf(error) ?? "the store could not be copied: check that the folder can be written",
);
