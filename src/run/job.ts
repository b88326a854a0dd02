import { jobFault, jobInShell } from "../app/job-command.ts";
import { configuration } from "../config/config.ts";

try {
  process.stdout.write(await jobInShell(process.argv.slice(2), configuration));
} catch (error) {
  const says = jobFault(error);
  if (says === null) throw error;
  process.stderr.write(`${says}\n`);
  process.exitCode = 2;
}
