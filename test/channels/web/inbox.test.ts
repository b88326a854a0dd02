import { expect, it } from "vitest";
import type { PrivateAnswer, SharedAnswer } from "../../../src/answer.ts";
import { dayOfText } from "../../../src/cases/day.ts";
import { openInbox } from "../../../src/channels/web/inbox.ts";

const parts = { title: "Reviews due", on: "2021-06-30", asAt: "2021-06-30T07:00:00+01:00", filters: [], parts: [] };
const shared: SharedAnswer = { audience: "shared", ...parts };
const own: PrivateAnswer = { audience: "private", ...parts };

it("the page's inbox keeps private messages apart and shows no channel a private answer", async () => {
  const inbox = openInbox({ today: () => dayOfText("2021-06-30"), hour: () => "08:30" });
  const send = (address: string, answer: typeof shared | typeof own) =>
    inbox.channel.send({ key: "k1", address, answer, form: "whole", mayBeRepeat: false });
  inbox.post("Alma Yardley (officer)", shared);

  expect(await send("to:alma@example.org", own)).toMatchObject({ kind: "sent" });
  expect(await send("C1", own)).toMatchObject({ kind: "refused" });
  expect(inbox.posts()).toEqual([{ at: "30 June 2021, 8:30am", by: "Alma Yardley (officer)", answer: shared }]);
  expect(inbox.of("alma@example.org")).toEqual([
    { at: "30 June 2021, 8:30am", by: "SEND bot", key: "k1", answer: own },
  ]);
  expect(inbox.of("other@example.org")).toEqual([]);
  expect(await inbox.channel.find("C1", "k1")).toBeNull();
});
