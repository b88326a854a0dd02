import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { colleagueDirectory } from "../../../../src/access/colleagues.ts";
import { defaultWords } from "../../../../src/cases/council-words.ts";
import { sevenInLondon } from "../../../../src/platform/london-clock.ts";
import { demoDay } from "../../../../src/sources/demo/borough.ts";
import { demoAppointments, demoSource } from "../../../../src/sources/demo/demo-source.ts";
import { argumentsOf } from "../body.ts";
import { FakeSlack } from "../fake-slack.ts";
import { objectOf, parsed, textOf } from "../json.ts";
import { aChannel, aUser, botUser } from "../workspace.ts";
import { pageHtml, type Looking } from "./page.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "3010" },
    bot: { type: "string", default: "http://127.0.0.1:3001/slack/events" },
  },
});
const port = Number(values.port);

const snapshot = await demoSource(sevenInLondon(demoDay)).read(defaultWords);
const emails = [...colleagueDirectory(snapshot, demoAppointments).keys()].sort(
  (one, other) => placeOf(one) - placeOf(other),
);
const users = emails.map((email, at) => aUser({ id: `U${at + 1}`, name: email.split("@")[0] ?? email, email }));
const guest = aUser({ id: "UGUEST", name: "a guest", email: "manager@example.org", isGuest: true });
const ids = users.map(({ id }) => id);
const slack = await FakeSlack.start({
  port,
  users: [...users, guest],
  channels: [
    aChannel({ id: "C1", name: "send-team", members: new Set([...ids, botUser]) }),
    aChannel({ id: "C2", name: "with-a-guest", members: new Set([...ids, "UGUEST", botUser]) }),
  ],
});
slack.sender.requestUrl = values.bot;

/** People with more rights than officers come first. */
function placeOf(email: string): number {
  return demoAppointments.some((one) => one.email === email) ? 0 : 1;
}

async function act(request: IncomingMessage): Promise<string> {
  const args = await argumentsOf(request);
  const by: Looking = { user: textOf(args["user"]), channel: textOf(args["channel"]) };
  const words = textOf(args["words"]);
  const action = objectOf(parsed(textOf(args["action"])));
  const before = JSON.stringify([slack.workspace.messages, [...slack.workspace.homes], [...slack.workspace.views]]);
  const deeds: Readonly<Record<string, () => Promise<unknown>>> = {
    command: () => slack.command(words, by),
    say: () => slack.say(words, by),
    home: () => slack.openHome(by.user),
    submit: () => slack.submit(by.user).finally(() => slack.workspace.views.clear()),
    cancel: () => Promise.resolve(slack.workspace.views.clear()),
    "home-press": () => slack.actHome(action, by.user),
    press: () => {
      const message = slack.workspace.messages.find(({ ts }) => ts === textOf(args["ts"]));
      return message ? slack.act(message, action, by.user) : Promise.resolve();
    },
  };
  await deeds[textOf(args["do"])]?.().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  for (let wait = 0; wait < 20; wait += 1) {
    await pause(100);
    const now = JSON.stringify([slack.workspace.messages, [...slack.workspace.homes], [...slack.workspace.views]]);
    if (now !== before) break;
  }
  return `/?${new URLSearchParams({ user: by.user, channel: by.channel }).toString()}#latest`;
}

const page = createServer((request, response) => {
  if (request.method === "POST")
    return void act(request).then((location) => response.writeHead(303, { location }).end());
  const query = new URL(request.url ?? "/", "http://fake").searchParams;
  const user = query.get("user") ?? ids[0] ?? "";
  const wanted = query.get("channel") ?? "C1";
  const channel = wanted.startsWith("D") ? slack.workspace.direct(user).id : wanted;
  slack.workspace.direct(user);
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(pageHtml(slack, { user, channel }));
});
page.listen(port + 1, "127.0.0.1");
await once(page, "listening");
process.stdout.write(`A Slack to try the bot in is at http://127.0.0.1:${port + 1}. Start the bot with:

SLACK_API_URL=${slack.apiUrl} SLACK_BOT_TOKEN=${slack.botToken} SLACK_SIGNING_SECRET=${slack.signingSecret} npm start

or with SLACK_APP_TOKEN=${slack.appToken} in place of the signing secret, to try Socket Mode.
`);
