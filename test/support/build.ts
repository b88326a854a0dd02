import { spawnSync } from "node:child_process";

const tsc = ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"];

/**
 * Builds what tests start in processes of their own, so that they never run yesterday's program. A program with wrong
 * types is built all the same: `npm run check:types` is what fails then. Throws where nothing was built.
 */
export function setup(): void {
  const { status } = spawnSync(process.execPath, tsc, { stdio: "inherit" });
  const isBuilt = status === 0 || status === 2;
  if (!isBuilt) throw new Error("the program cannot be built");
}
