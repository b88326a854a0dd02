import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";

const dockerfile = readFileSync("Dockerfile", "utf8");
const build: { readonly include: readonly string[] } = JSON.parse(readFileSync("tsconfig.build.json", "utf8"));

/** What is copied into the image that runs. */
const [, shipped = ""] = dockerfile.split(/^FROM .*slim$/m);
const copied = Array.from(shipped.matchAll(/^COPY (?:--from=build )?(.+) \S+$/gm), ([, names = ""]) => names.split(" "))
  .flat()
  .map((name) => name.replace("/app/", ""));

it("the image is made of the program alone, whatever else lies in the folder", () => {
  const lines = readFileSync(".dockerignore", "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const made = ["LICENSE", "build.mjs", "package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json"];

  expect(lines[0]).toBe("*");
  expect(new Set(lines.slice(1))).toEqual(new Set([...made, ...build.include, "sql"].map((name) => `!${name}`)));
});

it("the image that runs holds no source, test, document or development part, and its user writes the volume alone", () => {
  expect(copied.toSorted()).toEqual(["LICENSE", "dist", "node_modules", "package.json", "sql"]);
  expect(dockerfile).toMatch(/npm prune --omit=dev/);
  expect(shipped).toMatch(/^USER node\nVOLUME \/var\/lib\/send-bot$/m);
  expect(shipped).not.toMatch(/^USER root/m);
});

it("the files of the image are all that the bot needs to start", () => {
  const folder = mkdtempSync(join(tmpdir(), "image-"));
  try {
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    for (const name of copied.filter((one) => one !== "node_modules")) {
      cpSync(name, join(folder, name), { recursive: true });
    }
    const env = { DATA_DIR: join(folder, "data") };
    const ask = ["dist/src/run/ask.js", "plans.current"];

    expect(execFileSync(process.execPath, ask, { cwd: folder, env, encoding: "utf8" })).toMatch(/\d,\d{3}/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it.each([
  [200, 0],
  [500, 1],
  [null, 1],
])("the image's health check says of a bot that answers %s: %i", async (status, code) => {
  const server = createServer((_request, response) => void response.writeHead(status ?? 500).end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const at = server.address();
  const port = typeof at === "object" && at !== null ? at.port : 0;
  if (status === null) server.close();
  const [command = "", ...args]: string[] = JSON.parse(/HEALTHCHECK[^[]*(\[.*\])$/m.exec(dockerfile)?.[1] ?? "[]");
  const child = spawn(command, args, { env: { PATH: process.env["PATH"] ?? "", OPS_PORT: String(port) } });
  await once(child, "exit");
  server.close();

  expect(child.exitCode).toBe(code);
});

it("the image's Node is the long-term release that the checks run on", () => {
  const [, version = ""] = /^FROM node:(\d+\.\d+\.\d+)-slim AS build$/m.exec(dockerfile) ?? [];

  expect(version).toMatch(/^24\./);
  expect(dockerfile.match(new RegExp(`node:${version}-slim`, "g"))).toHaveLength(2);
  expect(readFileSync(".ci/run", "utf8")).toContain(`node@${version}`);
});
