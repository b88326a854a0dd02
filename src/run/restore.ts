import { printLines, runScript } from "../app/run-script.ts";
import { sentenceOf } from "../app/shell.ts";
import { dayOfText } from "../cases/day.ts";
import { configuration } from "../config/config.ts";
import { spelledDay } from "../facts/calendar.ts";
import { instantInLondon } from "../platform/london-clock.ts";
import { restoreBackup } from "../store/backup/restore-backup.ts";
import { UserError } from "../user-error.ts";

/** Puts a backup in place of the store; the bot must not be running. */
function restore([file]: readonly string[]): void {
  if (file === undefined) throw new UserError("Name the backup to restore: npm run -s restore -- FILE");
  const { dataFolder, storeKind } = configuration();
  if (storeKind === "mssql")
    throw new UserError("The store is in SQL Server. Restore a backup of its database, as docs/two-hosts.md says.");
  const { keptAs, lastRunAt } = restoreBackup(file, dataFolder, new Date().toISOString());
  const until = lastRunAt === null ? "" : `, whose last job ran on ${inWords(lastRunAt)}`;
  printLines([
    `the store was restored from ${file}${until}`,
    "what people set and what was sent after that is not in it; for a day, the bot looks in a chat for a message before it sends it there",
    ...(keptAs === null ? [] : [`the replaced store is kept as ${keptAs}: delete it when nobody needs it`]),
  ]);
}

function inWords(instant: string): string {
  const local = instantInLondon(new Date(instant));
  return `${spelledDay(dayOfText(local.slice(0, 10)))} at ${local.slice(11, 16)}`;
}

await runScript(
  () => restore(process.argv.slice(2)),
  (error) => sentenceOf(error) ?? "the store could not be restored: check that DATA_DIR can be written",
);
