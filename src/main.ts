import { printLines, runScript } from "./app/run-script.ts";
import { serve } from "./app/serve.ts";
import { configuration } from "./config/config.ts";
import { programVersion } from "./operations/version.ts";

if (process.argv.includes("--version")) printLines([programVersion()]);
else await runScript(() => serve(configuration()));
// whatever a failed start has left behind must not keep the process
if (process.exitCode !== undefined) process.exit();
