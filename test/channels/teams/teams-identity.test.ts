import { describe, expect, it } from "vitest";
import { colleagueDirectory, type Appointment } from "../../../src/access/colleagues.ts";
import { openChannelAudience } from "../../../src/channels/teams/channel-audience.ts";
import type { Connector, Member } from "../../../src/channels/teams/connection/connector.ts";
import { ConnectorError } from "../../../src/channels/teams/connection/connector-error.ts";
import { accountOfMember, openTeamsIdentity } from "../../../src/channels/teams/teams-identity.ts";
import { aBorough, aSnapshot } from "../../support/borough.ts";

const ada: Member = {
  id: "29:ada",
  account: "ada",
  email: "ada@x.org",
  principalName: "ada@x.org",
  tenant: "HOME",
  role: "user",
};
const place = { service: "https://smba.trafficmanager.net/uk/", id: "19:team@thread.tacv2" };

/** A connector that knows members, and counts how often it is asked. */
function aConnector(members: readonly Member[]) {
  const asked = { times: 0 };
  const never = () => Promise.reject(new Error("nothing is sent"));
  const connector: Connector = {
    send: never,
    openPersonal: never,
    putFile: never,
    async member(_, id) {
      asked.times += 1;
      const found = members.find((one) => one.id === id);
      if (found === undefined) throw new ConnectorError({ kind: "rejected", status: 404, code: "" });
      return found;
    },
    members: () => Promise.resolve(members),
  };
  return { connector, asked };
}

describe("an account", () => {
  it.each<[string, Partial<Member>, string | null, string | null]>([
    ["of the council's own", {}, "home", null],
    ["of any tenant, where none is named", { tenant: "elsewhere" }, null, null],
    ["of another tenant", { tenant: "elsewhere" }, "home", "of another organisation"],
    ["of a tenant that Teams does not name", { tenant: null }, "home", "of another organisation"],
    ["that Teams calls a guest", { role: "Guest" }, "home", "a guest"],
    ["whose principal name is a guest's", { principalName: "ada_y.org#Ext#@x.org" }, "home", "a guest"],
    ["of a visitor without an account", { account: null, role: "anonymous" }, "home", "of another organisation"],
    ["that Teams calls anonymous", { role: "anonymous" }, null, "a guest"],
    ["of a bot", { id: "28:bot", account: null }, "home", "a bot"],
  ])("%s is barred for what it is", (_, about, tenant, barred) => {
    expect(accountOfMember({ ...ada, ...about }, tenant)).toMatchObject({ barred });
  });
});

describe("whoever asks", () => {
  const minute = 60_000;
  const identityOf = (members: readonly Member[], appointed: readonly Appointment[], emailDomains: string[] = []) => {
    const clock = { now: Date.parse("2021-06-30T08:00:00Z") };
    const { connector, asked } = aConnector(members);
    const colleagues = colleagueDirectory(aSnapshot(aBorough({})), appointed);
    const identity = openTeamsIdentity({
      connector,
      tenantId: "home",
      emailDomains,
      accessContact: "the team",
      colleagues: () => colleagues,
      whyEmpty: () => null,
      now: () => clock.now,
      pause: () => Promise.resolve(),
    });
    return { ...identity, asked, clock };
  };
  const sender = { id: "29:ada", account: "ada" };
  const named: Appointment[] = [
    { email: "ada@x.org", role: "viewer", team: null },
    { email: "boss@x.org", role: "manager", team: null, entraId: "ada" },
  ];

  it("is looked up in Teams once an hour", async () => {
    const { identify, asked, clock } = identityOf([ada], named);
    const start = clock.now;
    for (const at of [0, 30, 59]) {
      clock.now = start + at * minute;
      await identify(place, sender);
    }
    expect(asked.times).toBe(1);
    clock.now = start + 61 * minute;
    await identify(place, sender);

    expect(asked.times).toBe(2);
  });

  it("is known by the id that the people file names, before the email", async () => {
    expect(await identityOf([ada], named).identify(place, sender)).toMatchObject({ email: "boss@x.org" });
    expect(await identityOf([ada], named.slice(0, 1)).identify(place, sender)).toMatchObject({ email: "ada@x.org" });
  });

  it("is known by no email of another domain than the council's", async () => {
    expect(await identityOf([ada], named.slice(0, 1), ["y.org"]).identify(place, sender)).toHaveProperty("error");
    expect(await identityOf([ada], named.slice(0, 1), ["x.org"]).identify(place, sender)).toHaveProperty("role");
  });

  it("is nobody where Teams speaks of another account", async () => {
    const other = { ...ada, account: "ben" };

    expect(await identityOf([other], named).identify(place, sender)).toHaveProperty("error");
  });
});

describe("a channel", () => {
  const rejectionOf = (members: readonly Member[], kind: "channel" | "shared channel", openChannels: string[] = []) =>
    openChannelAudience({ connector: aConnector(members).connector, tenantId: "home", openChannels })({
      channel: place.id,
      kind,
      place,
    });
  const bot = { ...ada, id: "28:bot", account: null };

  it.each<[string, Member[], "channel" | "shared channel", string[], string]>([
    ["of own people", [ada], "channel", [], "it may be"],
    ["of own people and bots", [ada, bot], "channel", [], "it may be"],
    ["of nobody who can be seen", [], "channel", [], "Teams lists nobody in the channel"],
    ["with a guest", [ada, { ...ada, role: "guest" }], "channel", [], "guests"],
    ["with a visitor", [ada, { ...ada, account: null }], "channel", [], "guests"],
    ["with somebody of elsewhere", [ada, { ...ada, tenant: "y" }], "channel", [], "guests"],
    ["that is shared", [ada], "shared channel", [], "shared with other teams"],
    ["with a guest that OPEN_CHANNELS names", [{ ...ada, role: "guest" }], "channel", [place.id], "it may be"],
    ["that is shared and that OPEN_CHANNELS names", [ada], "shared channel", [place.id], "it may be"],
  ])("%s is posted to or not for who reads it", async (_, members, kind, open, reason) => {
    const rejection = await rejectionOf(members, kind, open);

    expect(rejection?.reason ?? "it may be").toContain(reason);
  });
});
