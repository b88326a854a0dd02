import { start } from "./app/app.ts";
import { printLines, runScript } from "./app/run-script.ts";
import { configuration } from "./config/config.ts";

await runScript(async () => {
  const running = await start(configuration());
  printLines([...(running.page === null ? [] : [`the page is at ${running.page}`]), ...running.lines]);
  for (const error of running.errors) process.stderr.write(`${error}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void running.stop());
});
