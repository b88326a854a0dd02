import { afterEach, describe, expect, it, vi } from "vitest";
import { captureStrayOutput } from "../../src/platform/stray-output.ts";
import { keepingLog } from "../support/workplace.ts";
import { workplaceOfEachTest } from "../support/slack-bot.ts";

const { start, at } = workplaceOfEachTest();
const methods = ["log", "info", "debug", "warn", "error", "trace"] as const;
const own = methods.map((method) => [method, console[method]] as const);
const warned = process.listeners("warning");
const caught = process.listeners("uncaughtException");

afterEach(() => {
  for (const [method, write] of own) console[method] = write;
  process.removeAllListeners("warning").removeAllListeners("uncaughtException");
  for (const listener of warned) process.on("warning", listener);
  for (const listener of caught) process.on("uncaughtException", listener);
  vi.unstubAllEnvs();
});

const bodies: readonly (readonly [string, string, boolean])[] = [
  ["JSON that ends early", '{"event":{"text":"Ada Lovelace, SEND-1', true],
  ["what is no JSON", "Ada Lovelace SEND-1", true],
  ["a form whose payload is no JSON", `payload=${encodeURIComponent("Ada Lovelace SEND-1")}`, false],
  ["a form that cannot be decoded", "payload=%E0%A4%A Ada Lovelace SEND-1", false],
  ["nothing of a form", "Ada Lovelace SEND-1", false],
];

describe("of a signed body that cannot be read", () => {
  it.each(bodies)("nothing is logged or said: %s", async (_, body, isJson) => {
    // as it is where nobody set it
    vi.stubEnv("NODE_ENV", "development");
    const printed: string[] = [];
    captureStrayOutput(keepingLog(printed), () => undefined);
    await start();
    const { body: said } = await at().slack.sender.signed(body, isJson);
    await at().slack.command("help", { user: "UMANAGER", channel: "CTEAM" });

    expect([...at().logged, ...printed, said].join("\n")).not.toMatch(/Ada|Lovelace|SEND-1|node_modules/);
  });

  it("nothing is logged or said: a body of a kind that is not its type", async () => {
    vi.stubEnv("NODE_ENV", "development");
    const printed: string[] = [];
    captureStrayOutput(keepingLog(printed), () => undefined);
    await start();
    const url = at().slack.sender.requestUrl ?? "";
    const said: string[] = [];
    for (const [address, headers] of [
      [url, { "content-encoding": "gzip", "content-type": "application/json" }],
      [url, { "content-encoding": "ada-lovelace", "content-type": "application/json" }],
      [`${url}/%E0%A4%A`, {}],
      [url.replace("/slack/events", "/%E0%A4%A?name=Ada"), {}],
    ] as const) {
      const response = await fetch(address, { method: "POST", headers, body: "Ada Lovelace" });
      said.push(await response.text());
    }

    expect([...at().logged, ...printed, ...said].join("\n")).not.toMatch(/Ada|ada-|Lovelace|node_modules/);
  });
});
