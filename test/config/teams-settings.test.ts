import { expect, it } from "vitest";
import { ConfigError, readConfig } from "../../src/config/config.ts";

it.each([
  [{ DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: "true" }, "would let anybody ask"],
  [{ DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: "false" }, "would let anybody ask"],
  [{ TEAMS_LOCAL: "1", TEAMS_CLIENT_ID: "x" }, "TEAMS_LOCAL is for trying out without credentials"],
  [{ TEAMS_LOCAL: "1", TEAMS_CLIENT_SECRET: "x" }, "TEAMS_LOCAL is for trying out without credentials"],
  [{ TEAMS_LOCAL: "1", CASE_DATABASE: "csv:./cases" }, "TEAMS_LOCAL works over the demo"],
  [{ TEAMS_LOCAL: "1", CASE_DATABASE: "mssql", MSSQL_SERVER: "s" }, "TEAMS_LOCAL works over the demo"],
  [{ PREFERRED_CHAT: "irc" }, "PREFERRED_CHAT must be one of slack, teams"],
])("settings that cannot be used say so: %j", (settings, sentence) => {
  expect(() => readConfig(settings)).toThrow(ConfigError);
  expect(() => readConfig(settings)).toThrow(sentence);
});

it.each([
  [{ TEAMS_LOCAL: "1" }],
  [{ TEAMS_LOCAL: "1", CASE_DATABASE: "csv:./cases", LOCAL_PAGE: "1" }],
  [{ TEAMS_CLIENT_ID: "a", TEAMS_CLIENT_SECRET: "b", TEAMS_TENANT_ID: "C" }],
  [{ DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: "" }],
])("settings that can be used are: %j", (settings) => {
  expect(() => readConfig(settings)).not.toThrow();
});
