import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

interface Package {
  readonly version: string;
  readonly license?: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
interface Locked {
  readonly dev?: boolean;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
}
const program: Package = JSON.parse(readFileSync("package.json", "utf8"));
const { packages }: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readFileSync("package-lock.json", "utf8"),
);
const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== "" && dev !== true);

/** Licences that a council may run, change and pass on without asking. */
const free = new Set([
  "MIT",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "0BSD",
  "BlueOak-1.0.0",
  "Unlicense",
]);

/** Parts whose package says it otherwise, read by a person. */
const read: Readonly<Record<string, string>> = {
  "dejavu-fonts-ttf": "Bitstream Vera's licence and public domain: free to use, embed and pass on",
  limiter: "MIT, by its LICENSE.txt",
};

describe("the parts of the program", () => {
  it("are each pinned to one version", () => {
    const all = Object.entries({ ...program.dependencies, ...program.devDependencies });
    const open = all.filter(([, version]) => !/^(?:npm:[\w@/.-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version));

    expect(open).toEqual([]);
    expect(
      Object.entries(packages).filter(([path, { resolved, integrity }]) => path !== "" && resolved && !integrity),
    ).toEqual([]);
  });

  it("may be run, changed and passed on, each by its licence", () => {
    const name = (path: string) => path.replace(/^.*node_modules\//, "");
    const others = shipped.filter(([path, { license = "" }]) => !free.has(license) && read[name(path)] === undefined);

    expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
    expect(Object.keys(read).filter((one) => !shipped.some(([path]) => name(path) === one))).toEqual([]);
  });
});

describe("a release", () => {
  it("has a version, which its list of changes begins with, and a licence", () => {
    const [newest] = Array.from(
      readFileSync("CHANGELOG.md", "utf8").matchAll(/^## (\S+)$/gm),
      ([, version]) => version,
    );

    expect(program.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(newest).toBe(program.version);
    expect([program.license, readFileSync("LICENSE", "utf8").split("\n")[0]]).toEqual(["MIT", "MIT License"]);
  });

  it("says its version", () => {
    const said = execFileSync(process.execPath, ["dist/src/main.js", "--version"], { encoding: "utf8" });

    expect(said).toBe(`${program.version}\n`);
  });
});

it("a script compiles the program once, and again when a file is another, older ones included", () => {
  const folder = mkdtempSync(join(tmpdir(), "build-"));
  try {
    for (const name of ["src", "commands", "jobs"]) mkdirSync(join(folder, name));
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "build.mjs"), readFileSync("build.mjs"));
    for (const name of ["package-lock.json", "tsconfig.json"]) writeFileSync(join(folder, name), "{}");
    const settings = { compilerOptions: { rootDir: ".", outDir: "dist", types: [] }, include: ["src"] };
    writeFileSync(join(folder, "tsconfig.build.json"), JSON.stringify(settings));
    const [source, made] = [join(folder, "src", "a.ts"), join(folder, "dist", "src", "a.js")];
    const build = () => {
      execFileSync(process.execPath, ["build.mjs"], { cwd: folder });
      return [readFileSync(made, "utf8").includes("one") ? "one" : "two", statSync(made).mtimeMs] as const;
    };
    writeFileSync(source, 'export const a = "one";\n');
    const first = build();

    expect(build()).toEqual(first);
    writeFileSync(source, 'export const a = "two";\n');
    utimesSync(source, 1, 1);
    expect(build()[0]).toBe("two");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
