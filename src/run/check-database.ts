import { printLines, runScript } from "../app/run-script.ts";
import { configuration } from "../config/config.ts";
import { openDatabase } from "../sources/sql-server/database.ts";
import { serverLines, tailLines, viewLines } from "../sources/sql-server/inspection-report.ts";
import { inspect } from "../sources/sql-server/inspection.ts";
import { withConnection } from "../sources/sql-server/with-connection.ts";

/** Prints what an analyst needs to correct the views. The exit code is 0 only where the bot can run on them. */
async function checkDatabase(): Promise<void> {
  const { sqlServer, words } = configuration({ CASE_DATABASE: "mssql", TODAY: "" });
  const inspection = await withConnection(sqlServer, openDatabase, (database) =>
    inspect(database, sqlServer, words, {
      onServer: (server) => printLines(serverLines(server)),
      onView: (view) => printLines(viewLines(view)),
    }),
  );
  printLines(tailLines(inspection));
  if (!inspection.isUsable) process.exitCode = 2;
}

await runScript(checkDatabase);
