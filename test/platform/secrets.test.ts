import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { slackClient } from "../../src/channels/slack/connection/slack-client.ts";
import { errorFields } from "../../src/channels/slack/connection/slack-error.ts";
import { microsoftCloud, openTeams } from "../../src/channels/teams/connection/teams-app.ts";
import { readConfig, secretsOf } from "../../src/config/config.ts";
import { silentLog, stackOf, withoutSecrets } from "../../src/platform/log.ts";
import { openLog } from "../../src/platform/pino-log.ts";
import { connectionError } from "../../src/sources/sql-server/connection/connection-error.ts";
import { sqlServerSource } from "../../src/sources/sql-server/sql-server-source.ts";

let folder = "";
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "send-secrets-"))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Returns what a log with these secrets holds after the work. */
async function logged(secrets: readonly string[], work: (log: ReturnType<typeof openLog>) => void): Promise<string> {
  const file = join(folder, "log");
  const fd = openSync(file, "w");
  const log = openLog("debug", secrets, fd);
  work(log);
  await log.flush();
  closeSync(fd);
  return readFileSync(file, "utf8");
}

const [part, hex] = ["Abc123def456", "8f742231b10e8888abcd99485ca6c1ee"];
const jwt = `eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.${part}-${part}`;

/** Every kind of token that the bot holds or is sent, where somebody could print it; `part` or `hex` must not be left. */
const kinds: readonly (readonly [string, string])[] = [
  ["a bot's token of Slack", `used xoxb-123-456-${part} twice`],
  ["an app's token of Slack", `xapp-1-A012-345-${part}`],
  ["a person's token of Slack", `xoxp-1-${part}`],
  ["a refresh token of Slack", `xoxe-1-${part} xoxe.xoxb-1-${part}`],
  ["a token in a header", `Headers.append: "Bearer ${part}" is an invalid header value.`],
  ["a login in a header", `authorization: Basic ${part}==`],
  ["a token of Microsoft's", `the token ${jwt} has expired`],
  ["a secret of Microsoft's in a form", `client_id=a&client_secret=${part}~x&scope=b`],
  ["a token in JSON", `{"access_token":"${part}","token_type":"x"}`],
  ["a token in JSON in JSON", JSON.stringify(JSON.stringify({ refresh_token: part }))],
  ["a login in an address", `GET https://user:${part}@charts.example/x failed`],
  ["a login in an address without a name", `https://${part}@charts.example/x`],
  ["a login without a scheme", `proxy user:${part}@proxy.example:8080 refused`],
  ["a password with an @ in an address", `https://user:p@${part}@charts.example/x`],
  ["a password in a connection string", `Server=a;User Id=b;Password=x ${part};Encrypt=true`],
  ["a password in braces", `Server=a;PWD={x;${part}};Encrypt=true`],
  ["a password in quotes", `Server=a;Password="x;${part}";Encrypt=true`],
  ["a password of an object", inspect({ config: { password: part } })],
  ["an address that takes answers", `POST https://hooks.slack.com/commands/T0/1/${part} 500`],
  ["an address that takes a file", `https://files.slack.com/upload/v1/${part}`],
  ["an address of an upload to OneDrive", `https://x-my.sharepoint.com/a?tempauth=${part}&x=1`],
  ["a signed address", `https://x.blob.example/a?sv=1&sig=${part}%3D`],
  ["a ticket of a socket", `wss://wss.slack.com/link/?ticket=${part}&app_id=1`],
  ["a signature", `x-slack-signature: v0=${hex}`],
];

describe("a line of the log", () => {
  it.each(kinds)("holds nothing of %s", async (_, text) => {
    const line = await logged([], (log) => {
      log.error(text, { text, list: [text] });
    });

    expect(line).not.toContain(part);
    expect(line).not.toContain(hex);
    expect(() => void JSON.parse(line)).not.toThrow();
  });

  it.each([
    ["a signing secret", { SLACK_SIGNING_SECRET: hex }],
    ["a bot's token in an unknown form", { SLACK_BOT_TOKEN: `new-${part}` }],
    ["an app's token in an unknown form", { SLACK_APP_TOKEN: `new-${part}` }],
    ["a secret of Teams", { TEAMS_CLIENT_SECRET: `Xy8~"\\${part}` }],
    ["a password of the database", { MSSQL_PASSWORD: `a "b\\ ${part}` }],
    ["a principal's secret", { MSSQL_CLIENT_SECRET: `Xy8~${part}` }],
    ["a connection string", { MSSQL_CONNECTION_STRING: `Server=x;Database=d;User Id=u;Password={${part}}` }],
    ["an address of a heartbeat", { HEARTBEAT_URL: `https://beats.example/${part}` }],
  ])("holds nothing of %s of the settings, however it is written", async (_, env) => {
    const secrets = secretsOf(readConfig(env));
    const [value = ""] = Object.values(env);
    const line = await logged(secrets, (log) => {
      log.error(`it said ${value} and ${encodeURIComponent(value)}`, { a: value, b: [JSON.stringify(value)] });
    });

    expect(line).not.toContain(part);
    expect(line).not.toContain(hex);
    expect(() => void JSON.parse(line)).not.toThrow();
  });

  it.each([
    "Slack refuses SLACK_BOT_TOKEN (invalid_auth): copy it anew",
    "at file:///app/node_modules/@slack/web-api/dist/WebClient.js:10:5",
    "the load was refused: MSSQL_PASSWORD must be set",
    "answered in 12 ms, 5 rows: all is well",
    '{"error":"token_revoked","at":"2021-06-30T07:00:00.000Z"}',
  ])("holds the rest as it was: %s", (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });

  it("is made in time that grows with its length alone", () => {
    for (const text of ["a:", "//", "password=", 'password="', "eyJaaaaa.", "a@", "xoxb-", "Bearer a", "password={"]) {
      const since = performance.now();
      withoutSecrets(text.repeat(100_000 / text.length));
      expect(performance.now() - since).toBeLessThan(200);
    }
  });
});

describe("nothing secret is left of an error", () => {
  const token = `xoxb-1-${part}`;
  /** All that anybody could print of an error, through the log. */
  const printed = (error: unknown) =>
    logged([], (log) => {
      log.error(inspect(error, { depth: 9, showHidden: true }), { ...errorFields(error), at: stackOf(error) });
      log.warn(error instanceof Error ? `${error.message} ${error.stack}` : "none");
    });

  it("of fetch, over a header that cannot be sent", async () => {
    const error: unknown = await fetch("http://127.0.0.1:9/", {
      headers: { authorization: `Bearer ${token}\nx` },
    }).catch((reason: unknown) => reason);

    expect(inspect(error)).toContain(token);
    expect(await printed(error)).not.toContain(part);
  });

  it("of fetch, over a login in an address", async () => {
    const error: unknown = await fetch(`http://user:${part}@127.0.0.1:9/`).catch((reason: unknown) => reason);

    expect(inspect(error)).toContain(part);
    expect(await printed(error)).not.toContain(part);
  });

  it("of the Slack client", async () => {
    const client = slackClient(`${token}\nx`, "http://127.0.0.1:9/api/", silentLog);
    const error: unknown = await client.auth.test().catch((reason: unknown) => reason);

    expect(inspect(error, { depth: 9 })).toContain(part);
    expect(await printed(error)).not.toContain(part);
  });

  it("of Microsoft's client", async () => {
    const tenantId = "0b1c2d3e-0000-4000-8000-000000000000";
    const token = () => Promise.resolve(jwt);
    const { http } = openTeams({ kind: "token", clientId: tenantId, tenantId, token }, microsoftCloud, null);
    const error: unknown = await http.get("http://127.0.0.1:9/x").catch((reason: unknown) => reason);

    expect(inspect(error, { depth: 9 })).toContain(part);
    expect(await printed(error)).not.toContain(part);
  });

  it("of the driver of SQL Server", async () => {
    const connectionString = `Server=127.0.0.1,9;Database=d;User Id=u;Password=${part};Encrypt=true`;
    const settings = { ...readConfig({}).sqlServer, connectionString };
    const error: unknown = await sqlServerSource(settings, () => "")
      .read(readConfig({}).words, () => undefined)
      .catch((reason: unknown) => reason);
    const thrown = new Error(`Login failed with ${connectionString}`);

    expect(error).toBeInstanceOf(Error);
    expect(await printed(error)).not.toContain(part);
    expect(connectionError(thrown, { settings, view: null }).message).not.toContain(part);
    expect(await printed(thrown)).not.toContain(part);
  });
});

it("a stack of the log holds places alone, whatever the message pretends", () => {
  const error = new Error(`first\n    at Ada Lovelace (SEND-1)\nlast`);

  expect(stackOf(error).join()).not.toContain("Ada");
  expect(stackOf(error)[0]).toContain("secrets.test.ts");
});
