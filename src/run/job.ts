import { describeJobError, jobInShell } from "../app/job-command.ts";
import { runScript } from "../app/run-script.ts";
import { configuration } from "../config/config.ts";

await runScript(
  async () => void process.stdout.write(await jobInShell(process.argv.slice(2), configuration)),
  describeJobError,
);
