import { sentenceOf } from "../app/shell.ts";
import { configuration } from "../config/config.ts";
import { openDatabase } from "../sources/sql-server/database.ts";
import { serverLines, tailLines, viewLines } from "../sources/sql-server/inspection-report.ts";
import { inspect } from "../sources/sql-server/inspection.ts";
import { withConnection } from "../sources/sql-server/with-connection.ts";

function say(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

/** Says all that an analyst needs to get the views right; exit code 0 only when the bot could run on them. */
async function checkDatabase(): Promise<boolean> {
  const { sqlServer, words } = configuration({ CASE_DATABASE: "mssql", TODAY: "" });
  const inspection = await withConnection(sqlServer, openDatabase, (database) =>
    inspect(database, sqlServer, words, {
      onServer: (server) => say(serverLines(server)),
      onView: (view) => say(viewLines(view)),
    }),
  );
  say(tailLines(inspection));
  return inspection.isUsable;
}

try {
  if (!(await checkDatabase())) process.exitCode = 2;
} catch (error) {
  const says = sentenceOf(error);
  if (says === null) throw error;
  process.stderr.write(`${says}\n`);
  process.exitCode = 2;
}
