import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config/config.ts";

describe.each(["QUICKCHART_URL", "HEARTBEAT_URL", "SLACK_API_URL"])("%s", (name) => {
  it.each([
    "https://bot.council.example/x",
    "http://127.0.0.1:3400",
    "http://localhost:3400",
    "http://[::1]:3400",
    "http://a-container-beside-the-bot:3400",
  ])("may be %s", (address) => {
    expect(() => readConfig({ [name]: address })).not.toThrow();
  });

  it.each([
    ["http://bot.council.example/x", "must begin with https://"],
    ["http://127.0.0.1.evil.example", "must begin with https://"],
    ["http://localhost.evil.example", "must begin with https://"],
    ["https://ada:a-secret@bot.council.example", "must hold no user name and no password"],
    ["https://a-secret@bot.council.example", "must hold no user name and no password"],
    ["file:///etc/passwd", "must be an address such as"],
    ["gopher://127.0.0.1", "must be an address such as"],
    ["//bot.council.example", "must be an address such as"],
    ["169.254.169.254", "must be an address such as"],
  ])("is refused at the start where it is %s: it %s", (address, problem) => {
    const read = () => readConfig({ [name]: address });

    expect(read).toThrow(`${name} ${problem}`);
    expect(read).not.toThrow(/a-secret/);
  });
});
