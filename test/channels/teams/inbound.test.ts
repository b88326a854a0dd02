import { once } from "node:events";
import { request } from "node:http";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { cardOf } from "../../support/fake-teams/fake-teams.ts";
import { clientId, foreignTenant, homeTenant } from "../../support/fake-teams/office.ts";
import { SigningKey } from "../../support/fake-teams/signing.ts";
import { teamsOfEachTest, told, type TeamsWorkplace } from "../../support/teams-bot.ts";

const { start, at } = teamsOfEachTest();

const words = (more = {}) => at().teams.activity("manager", "a:manager", { type: "message", text: "help", ...more });
const signed = (claims: object, header?: object) => {
  const { key } = at().teams;
  return header === undefined ? key.sign(claims) : key.sign(claims, header);
};
const claims = () => at().teams.claims();
const hour = 3600;
const now = () => Math.floor(Date.now() / 1000);

/** Whatever was sent to the bot, it neither answered nor asked anybody anything. */
function untouched({ teams, bot }: TeamsWorkplace): void {
  expect(teams.server.calls).toEqual([]);
  expect(teams.office.sent).toEqual([]);
  expect(bot.store.audit.all()).toEqual([]);
  expect(bot.store.conversations("teams").newest()).toBeNull();
}

describe("an activity that Microsoft did not sign for this bot", () => {
  beforeEach(async () => {
    await start();
  });

  it.each<[string, () => string | null]>([
    ["has no token", () => null],
    ["has a token of nonsense", () => "nonsense"],
    ["has a token of another key", () => new SigningKey("k1").sign(claims())],
    ["has a token of a key that is not listed", () => new SigningKey("k2").sign(claims())],
    ["has a token without a signature", () => signed(claims(), { alg: "none", typ: "JWT" }).replace(/[^.]*$/, "")],
    ["has a token that has expired", () => signed({ ...claims(), exp: now() - hour })],
    ["has a token that is not valid yet", () => signed({ ...claims(), nbf: now() + hour })],
    ["has a token of another issuer", () => signed({ ...claims(), iss: "https://sts.windows.net/x/" })],
    ["has a token for another bot", () => signed({ ...claims(), aud: "another" })],
    ["has a token for another server", () => signed({ ...claims(), serviceurl: "http://127.0.0.1:1" })],
    ["has a token for no server", () => signed({ ...claims(), serviceurl: undefined })],
  ])("gets 401 and nothing else where it %s", async (_, token) => {
    const { status, body } = await at().teams.post(words(), token());

    expect(status).toBe(401);
    expect(Object.keys(body)).toEqual(["error"]);
    at().teams.server.calls.splice(0);
    untouched(at());
  });

  it("gets 401 whatever its body is", async () => {
    const bodies = ["", "{", "[]", "null", '"x"', "x".repeat(300_000), words()];
    for (const body of bodies) expect((await at().teams.post(body, null)).status).toBe(401);
    for (const body of bodies.slice(0, 5)) expect((await at().teams.post(body, "nonsense")).status).toBe(401);
    untouched(at());
    expect(at().channel.rejectedRequests()).toBe(bodies.length + 5);
  });
});

it("the library's own variables let nobody in, nor lend the bot an identity", async () => {
  vi.stubEnv("DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS", "true");
  for (const name of ["CLIENT_ID", "CLIENT_SECRET", "TENANT_ID"]) vi.stubEnv(name, "another");
  vi.stubEnv("SERVICE_URL", "https://evil.example");
  await start();

  expect((await at().teams.post(words(), null)).status).toBe(401);
  expect((await at().teams.post(words(), signed({ ...claims(), aud: "another" }))).status).toBe(401);
  expect((await at().teams.post(words())).status).toBe(200);
  await told(at(), "manager");
  vi.unstubAllEnvs();
});

describe("an activity that Microsoft signed", () => {
  beforeEach(async () => {
    await start();
  });

  it.each<[string, () => object]>([
    ["another tenant", () => ({ channelData: { tenant: { id: foreignTenant } } })],
    [
      "two tenants",
      () => ({ conversation: { id: "a:manager", conversationType: "personal", tenantId: foreignTenant } }),
    ],
    ["no tenant", () => ({ channelData: {}, conversation: { id: "a:manager", conversationType: "personal" } })],
    ["another channel of Azure", () => ({ channelId: "directline" })],
    ["no channel", () => ({ channelId: undefined })],
  ])("gets 403 and nothing else where it comes of %s", async (_, more) => {
    expect((await at().teams.post(words(more()))).status).toBe(403);
    untouched(at());
  });

  it("gets 403 where it would be answered at a server that is not one of Teams", async () => {
    const serviceUrl = "https://evil.example/teams";
    const token = signed({ ...claims(), serviceurl: serviceUrl });

    expect((await at().teams.post(words({ serviceUrl }), token)).status).toBe(403);
    untouched(at());
  });

  it("gets 400 where it is no activity, and 413 where it is too long", async () => {
    const { serviceUrl, channelId, channelData } = words();

    expect((await at().teams.post({ serviceUrl, channelId, channelData })).status).toBe(400);
    expect((await at().teams.post("x".repeat(300_000))).status).toBe(413);
    untouched(at());
  });

  it("is answered while tokens of others name one key after the other, and Microsoft is asked for few of them", async () => {
    const forged = (at: number) => signed(claims(), { alg: "RS256", typ: "JWT", kid: `forged ${at}` });
    expect((await at().teams.post(words())).status).toBe(200);
    for (let sent = 0; sent < 120; sent += 1) expect((await at().teams.post(words(), forged(sent))).status).toBe(401);

    expect((await at().teams.post(words())).status).toBe(200);
    expect(at().teams.server.keyLookups).toBeGreaterThan(0);
    expect(at().teams.server.keyLookups).toBeLessThan(100);
  });

  it("is answered, and once only if it is sent again", async () => {
    const activity = words();
    for (let time = 0; time < 3; time += 1) expect((await at().teams.post(activity)).status).toBe(200);
    const [answer] = await told(at(), "manager");

    expect(cardOf(answer ?? never())["type"]).toBe("AdaptiveCard");
    await at().teams.say("status", "manager");
    expect(await told(at(), "manager", 2)).toHaveLength(2);
    expect(
      at()
        .bot.store.audit.all()
        .map(({ command }) => command),
    ).toEqual(["help", "status"]);
  });
});

describe("Teams on this machine, without credentials", () => {
  beforeEach(async () => {
    await start({ credentials: { kind: "none" }, tenantId: null });
  });

  it("is answered without a token", async () => {
    // the fake takes no call without a token, so the call shows
    expect((await at().teams.post(words(), null)).status).toBe(200);
    await expect.poll(() => at().teams.server.calls).toContain("member a:manager");
  });

  it.each([
    ["forwarded", { "x-forwarded-for": "10.0.0.1" }],
    ["forwarded", { forwarded: "for=10.0.0.1" }],
    ["of a page", { origin: "https://evil.example" }],
    ["of a form", { "content-type": "text/plain" }],
  ])("refuses a request that is %s: %j", async (_, headers) => {
    expect((await at().teams.post(words(), null, headers)).status).toBe(403);
    untouched(at());
  });

  it("refuses a request by another name than this machine's, as a page elsewhere may give it one", async () => {
    const headers = { host: "send.evil.example", "content-type": "application/json" };
    const asking = request(at().teams.endpoint, { method: "POST", headers });
    asking.end(JSON.stringify(words()));
    const [response]: { statusCode?: number }[] = await once(asking, "response");

    expect(response?.statusCode).toBe(403);
    untouched(at());
  });
});

it("the tokens of the tests are those that the bot wants", async () => {
  await start();

  expect(claims()).toMatchObject({ aud: clientId, serviceurl: at().teams.server.origin });
  expect(words()).toMatchObject({ channelData: { tenant: { id: homeTenant } } });
});

function never(): never {
  throw new Error("no answer");
}
