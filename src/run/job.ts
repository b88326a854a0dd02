import { jobFault, jobInShell } from "../app/job-command.ts";
import { configuration } from "../config/config.ts";
import { runScript } from "./run-script.ts";

await runScript(
  async () => void process.stdout.write(await jobInShell(process.argv.slice(2), configuration)),
  jobFault,
);
