import { FakeSlack } from "./fake-slack/fake-slack.ts";
import { openStore } from "../../src/store/store.ts";
import { demoUsers } from "./slack-bot.ts";

/** Puts notes for the demo's manager, one of each key, into the outbox of a store that nobody has open. */
export function putNotes(folder: string, keys: readonly string[]): void {
  const store = openStore(folder);
  const payload = { kind: "note", day: "2021-06-30", title: "A note", lines: [] } as const;
  const conversation = `person:${store.personKey("manager@example.org")}`;
  for (const key of keys) store.outbox.put(key, conversation, payload, "2021-06-30T07:30:00.000Z");
  store.close();
}

/** Returns how many messages of a store that nobody has open have not ended. */
export function notesLeft(folder: string): number {
  const store = openStore(folder);
  const left = store.outbox.waiting();
  store.close();
  return left;
}

/** A fake Slack with the demo's people, and the settings by which a bot of its own process is in it. */
export async function aSlackForProcesses() {
  const slack = await FakeSlack.start({ users: demoUsers });
  const { botToken, appToken, apiUrl } = slack;
  return {
    slack,
    settings: { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl },
    /** How many messages the manager was sent unasked. */
    arrived: () => slack.posts("DMANAGER").length,
  };
}
