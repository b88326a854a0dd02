import { colleagueDirectory, teamWarnings } from "../access/colleagues.ts";
import { botClock, snapshotHolderOf } from "../app/bot.ts";
import { checkReport } from "../app/check-report.ts";
import { printLines, runScript } from "../app/run-script.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { configuration, type Config } from "../config/config.ts";
import { dataInstant } from "../platform/london-clock.ts";
import { silentLog } from "../platform/log.ts";
import { PeopleFileError, readPeopleFile } from "../sources/csv/people-file.ts";
import { UserError } from "../user-error.ts";

/**
 * Prints what an analyst needs to mend the case data of any source. The exit code is 0 only where the bot could answer
 * from them and alert somebody. `check database` reads SQL Server whatever CASE_DATABASE says.
 */
async function check(): Promise<void> {
  const [word, ...more] = process.argv.slice(2);
  const isDatabase = word === "database";
  if (more.length > 0 || (word !== undefined && !isDatabase)) {
    throw new UserError("The check takes no words, because CASE_DATABASE says what it reads. Type: npm run -s check");
  }
  const config = configuration(isDatabase ? { CASE_DATABASE: "mssql", TODAY: "" } : {});
  const snapshot = config.caseDatabase.kind === "mssql" ? await inspected(config) : await loaded(config);
  if (snapshot === null) {
    process.exitCode = 2;
    return;
  }
  printLines(await peopleLines(config, snapshot));
  const { alerts, shrinkLimit } = config;
  const { lines, isUsable } = checkReport(snapshot, botClock(config).today(), alerts, shrinkLimit);
  printLines(lines);
  if (!isUsable) process.exitCode = 2;
}

async function loaded(config: Config): Promise<Snapshot> {
  const holder = snapshotHolderOf(config, botClock(config), silentLog, null);
  const { error } = await holder.refresh();
  if (error !== null) throw new UserError(`The bot cannot run on it: ${error}`);
  const snapshot = holder.current();
  printLines([`source: ${snapshot.source}`]);
  return snapshot;
}

/** Says what is wrong with the people file, on its own and beside the workers. */
async function peopleLines({ peopleFile }: Config, snapshot: Snapshot): Promise<string[]> {
  if (peopleFile === null) return [];
  try {
    const people = colleagueDirectory(snapshot, await readPeopleFile(peopleFile));
    return teamWarnings(people, snapshot).map((warning) => `WARNING: ${warning}`);
  } catch (error) {
    if (!(error instanceof PeopleFileError)) throw error;
    return [`WARNING: ${error.message}`];
  }
}

/** Prints what the server and each view hold as it is found. Null: the views could not all be read, as was said. */
async function inspected(config: Config): Promise<Snapshot | null> {
  const { sqlServer, words } = config;
  // The driver takes half a second to load, which no other source should wait for.
  const [{ openDatabase }, { inspect }, { withConnection }, { serverLines, tailLines, viewLines }] = await Promise.all([
    import("../sources/sql-server/database.ts"),
    import("../sources/sql-server/inspection.ts"),
    import("../sources/sql-server/with-connection.ts"),
    import("../sources/sql-server/inspection-report.ts"),
  ]);
  const inspection = await withConnection(sqlServer, openDatabase, (database) =>
    inspect(database, sqlServer, words, {
      onServer: (server) => printLines(serverLines(server)),
      onView: (view) => printLines(viewLines(view)),
    }),
  );
  printLines(tailLines(inspection));
  return inspection.snapshot && { ...inspection.snapshot, readAt: dataInstant(botClock(config), new Date()) };
}

await runScript(check);
