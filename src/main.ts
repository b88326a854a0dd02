import { sentenceOf, start } from "./app.ts";
import { configuration } from "./config.ts";

try {
  const page = await start(configuration(), (says) => void process.stderr.write(`${says}\n`));
  process.stdout.write(`the page is at ${page.address}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void page.close());
} catch (error) {
  const says = sentenceOf(error);
  if (says === null) throw error;
  process.stderr.write(`${says}\n`);
  process.exitCode = 2;
}
