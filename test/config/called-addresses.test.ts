import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config/config.ts";

describe.each(["QUICKCHART_URL", "HEARTBEAT_URL", "SLACK_API_URL"])("%s", (name) => {
  it.each([
    ["https://bot.council.example/x", null],
    ["http://127.0.0.1:3400", null],
    ["http://localhost:3400", null],
    ["http://[::1]:3400", null],
    ["http://bot.council.example/x", "must begin with https://"],
    ["http://127.0.0.1.evil.example", "must begin with https://"],
    ["http://localhost.evil.example", "must begin with https://"],
    ["https://ada:a-secret@bot.council.example", "must hold no user name and no password"],
    ["https://a-secret@bot.council.example", "must hold no user name and no password"],
    ["file:///etc/passwd", "must be an address such as"],
    ["gopher://127.0.0.1", "must be an address such as"],
    ["//bot.council.example", "must be an address such as"],
    ["169.254.169.254", "must be an address such as"],
  ])("read at the start from %s: %s", (address, problem) => {
    const read = () => readConfig({ [name]: address });

    if (problem === null) expect(read).not.toThrow();
    else expect(read).toThrow(`${name} ${problem}`);
    if (problem !== null) expect(read).not.toThrow(/a-secret/);
  });
});
