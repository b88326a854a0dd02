import { start } from "./app/app.ts";
import { sentenceOf } from "./app/shell.ts";
import { configuration } from "./config/config.ts";

try {
  const running = await start(configuration());
  if (running.page !== null) process.stdout.write(`the page is at ${running.page}\n`);
  for (const says of running.lines) process.stdout.write(`${says}\n`);
  for (const fault of running.errors) process.stderr.write(`${fault}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void running.stop());
} catch (error) {
  const says = sentenceOf(error);
  if (says === null) throw error;
  process.stderr.write(`${says}\n`);
  process.exitCode = 2;
}
