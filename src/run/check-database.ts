import { sentenceOf } from "../app.ts";
import { configuration } from "../config.ts";
import { openDatabase } from "../io/sql-server/database.ts";
import { serverLines, tailLines, viewLines } from "../io/sql-server/inspection-report.ts";
import { inspect } from "../io/sql-server/inspection.ts";
import { visit } from "../io/sql-server/visit.ts";

function say(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

/** Says all that an analyst needs to get the views right; exit code 0 only when the bot could run on them. */
async function checkDatabase(): Promise<boolean> {
  const { sqlServer, words } = configuration({ CASE_DATABASE: "mssql", TODAY: "" });
  const inspection = await visit(sqlServer, openDatabase, (database) =>
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
