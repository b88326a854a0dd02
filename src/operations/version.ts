import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Returns the version of the program, of the package.json above this file, wherever it was built to. */
export function programVersion(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  const { version = "unknown" }: { readonly version?: string } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  return version;
}
