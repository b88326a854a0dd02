// Compiles the program into dist, unless what is there was made of the very same files: so a script starts at once.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const record = join(root, "dist", ".made-of.json");
const folders = ["src", "commands", "jobs"];
const files = ["package-lock.json", "tsconfig.json", "tsconfig.build.json"];

/** The size and time of each file that the program is made of. An installed program has no sources, and nothing to do. */
function madeOf() {
  const sources = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return JSON.stringify(
    [...sources, ...files.map((file) => join(root, file))].sort().map((file) => {
      const { size, mtimeMs } = statSync(file);
      return [file.slice(root.length), size, mtimeMs];
    }),
  );
}

if (folders.every((folder) => existsSync(join(root, folder)))) {
  const now = madeOf();
  const isCurrent = existsSync(record) && readFileSync(record, "utf8") === now;
  if (!isCurrent) {
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    const { status } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
    if (status === 0) writeFileSync(record, now);
    else process.exitCode = status ?? 1;
  }
}
