import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import { botScopes, eventScopes, manifestYaml, methodScopes } from "../../../src/channels/slack/connection/scopes.ts";
import { commandOf } from "../../../src/dispatch.ts";

const folder = new URL("../../../src/channels/slack/", import.meta.url);
const files = (await readdir(folder, { recursive: true })).filter((name) => /(?<!scopes)\.ts$/.test(name));
const source = (await Promise.all(files.map((name) => readFile(new URL(name, folder), "utf8")))).join("\n");

describe("the manifest", () => {
  it("is current", async () => {
    const words = ["reviews overdue", "cases reviews.overdue", "help"];

    expect(words.every((one) => commands.includes(commandOf(one).command))).toBe(true);
    await expect(manifestYaml(words)).toMatchFileSnapshot("../../../slack-manifest.yaml");
  });

  it("asks for the scopes of the methods and events that are used, and for no others", () => {
    const called = Array.from(source.matchAll(/[cC]lient\s*\.((?:[a-z]\w+\.)*[a-z]\w+)\(/g), ([, name = ""]) => name);
    const methods = new Set(
      called.filter((name) => !["disconnect", "start", "once", "on", "listeners", "removeAllListeners"].includes(name)),
    );
    const events = Array.from(source.matchAll(/app\.event\("([\w.]+)"/g), ([, name = ""]) => name);

    expect([...methods].sort()).toEqual(Object.keys(methodScopes).sort());
    expect([...events, "message.im"].sort()).toEqual(Object.keys(eventScopes).sort());
    expect(botScopes().some((scope) => scope.startsWith("mpim:"))).toBe(false);
  });
});
