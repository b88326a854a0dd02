import { writeFile } from "node:fs/promises";
import { printLines, runScript } from "../app/run-script.ts";
import { teamsPackage } from "../app/teams-package.ts";
import { configuration } from "../config/config.ts";
import { UserError } from "../user-error.ts";

/** Writes the app package that a Teams administrator uploads. */
async function writePackage([file]: readonly string[]): Promise<void> {
  if (file === undefined) throw new UserError("Name the file to write: npm run -s teams-package -- send.zip");
  await writeFile(file, await teamsPackage(configuration()));
  printLines([`the app package is in ${file}: upload it in the Teams admin centre, as docs/teams.md says`]);
}

await runScript(() => writePackage(process.argv.slice(2)));
