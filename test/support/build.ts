import { spawnSync } from "node:child_process";

/**
 * Builds the program that some tests start in processes of their own. A program with wrong types is built too, as
 * `npm run check:types` fails for it. Throws if nothing was built.
 */
export function setup(): void {
  const { status } = spawnSync(process.execPath, ["build.mjs"], { stdio: "inherit" });
  const isBuilt = status === 0 || status === 2;
  if (!isBuilt) throw new Error("the program cannot be built");
}
