import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { variables } from "../../src/config/config.ts";

const known = new Set([...variables.map(({ name }) => name), "NODE_ENV"]);
const files = [...readdirSync("deploy").map((name) => `deploy/${name}`), "compose.yaml", "Dockerfile"];

/** The settings that a file gives to the bot. */
function settingsIn(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const patterns: readonly RegExp[] = [/^ {6}([A-Z][A-Z_]+):/gm, /<env name="(\w+)"/g, /^(?:Environment=|ENV )(.*)$/gm];
  return patterns.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ([, found = ""]) =>
      found.includes("=") ? found.split(" ").map((one) => one.split("=")[0] ?? "") : [found],
    ).flat(),
  );
}

/** Those of other programs in the same files. */
const others = new Set(["ACCEPT_EULA", "MSSQL_PID", "MSSQL_SA_PASSWORD"]);

describe("what the bot is started by", () => {
  it("sets no setting that the bot does not know", () => {
    const unknown = files.flatMap((file) =>
      settingsIn(file)
        .filter((name) => !known.has(name) && !others.has(name))
        .map((name) => `${file}: ${name}`),
    );

    expect(unknown).toEqual([]);
    expect(settingsIn("deploy/compose.slack.yaml")).toContain("SLACK_APP_TOKEN");
    expect(settingsIn("deploy/send-bot.service")).toContain("DATA_DIR");
  });

  it.each(["demo", "slack", "teams"])(
    "as a container writes nothing but its volume, and may do nothing else: %s",
    (name) => {
      const text = readFileSync(`deploy/compose.${name}.yaml`, "utf8");
      const lines = [
        "read_only: true",
        "cap_drop: [ALL]",
        "no-new-privileges:true",
        "mem_limit:",
        "data:/var/lib/send-bot",
      ];

      expect(lines.filter((line) => !text.includes(line))).toEqual([]);
      // nothing is open to other machines
      expect(
        Array.from(text.matchAll(/- (\S*):\d+:\d+$/gm), ([, host]) => host).every((host) => host === "127.0.0.1"),
      ).toBe(true);
      expect(text).not.toMatch(/(?:TOKEN|SECRET|PASSWORD): (?!\$\{)/);
    },
  );

  const hasSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0;
  it.skipIf(!hasSystemd)("as a service of systemd is well formed, and exposed as little as systemd can say", () => {
    const verified = spawnSync("systemd-analyze", ["verify", "deploy/send-bot.service"], { encoding: "utf8" });
    const security = spawnSync(
      "systemd-analyze",
      ["security", "--offline=true", "--threshold=20", "deploy/send-bot.service"],
      { encoding: "utf8" },
    );

    expect(verified.stderr.split("\n").filter((line) => line.includes("send-bot.service:"))).toEqual([]);
    expect(security.status).toBe(0);
  });
});
