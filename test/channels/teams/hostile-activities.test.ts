import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Json } from "../../support/fake-slack/json.ts";
import { brokenTexts, longPieces, longWords, oddValues, leastProcessTime, processTime } from "../../support/hostile.ts";
import { isLong } from "../../support/long.ts";
import { answerOf, teamsOfEachTest, told } from "../../support/teams-bot.ts";
import { wordsOf } from "../../support/fake-teams/fake-teams.ts";
import { watchForUncaught, type Uncaught } from "../../support/unexpected.ts";

const { start, at } = teamsOfEachTest();
let uncaught: Uncaught;
beforeEach(async () => {
  uncaught = watchForUncaught();
  await start();
});
afterEach(() => uncaught.stop());

const tooLong = "That is too long to read: use up to 500 characters.";
const activity = (more: Json) => at().teams.activity("manager", "a:manager", more);

/** An activity as Teams makes it, whose field, at whatever depth, is another value. */
function bodiesWith(odd: string): string[] {
  const mark = '"MARK"';
  const invoke = (name: string, value: Json) => activity({ type: "invoke", name, value });
  const shapes: Json[] = [
    ...["type", "from", "conversation", "recipient", "channelData", "entities", "text", "id", "serviceUrl"].map(
      (name) => activity({ type: "message", text: "help", [name]: "MARK" }),
    ),
    activity({ type: "message", text: "help", from: { id: "MARK", aadObjectId: "MARK" } }),
    activity({ type: "message", text: "help", entities: [{ type: "mention", text: "MARK", mentioned: "MARK" }] }),
    invoke("adaptiveCard/action", { action: "MARK" }),
    ...["ask", "choose", "rows", "share", "cancel", "MARK"].map((verb) =>
      invoke("adaptiveCard/action", {
        action: { verb, data: { value: "MARK", from: "MARK", inputs: ["MARK"], MARK: "MARK", state: "MARK" } },
      }),
    ),
    invoke("fileConsent/invoke", { action: "accept", context: "MARK", uploadInfo: "MARK" }),
    invoke("fileConsent/invoke", { action: "accept", context: { value: "MARK" }, uploadInfo: { uploadUrl: "MARK" } }),
    activity({ type: "installationUpdate", action: "MARK" }),
  ];
  return [odd, ...shapes.map((shape) => JSON.stringify(shape).replaceAll(`${mark}:`, '"x":').replaceAll(mark, odd))];
}

describe("an activity that Teams would not send", () => {
  it("ends nothing and holds nothing up", async () => {
    const values = isLong ? oddValues : oddValues.filter((_, place) => place % 4 === 0 || place > 11);
    const slow: string[] = [];
    for (const body of [...values.flatMap(bodiesWith), ...brokenTexts]) {
      const time = await processTime(() => at().teams.post(body));
      if (time > 200) slow.push(`${body.slice(0, 300)}: ${Math.round(time)} ms`);
    }
    await at().teams.say("status", "analyst");

    expect(await told(at(), "analyst")).not.toEqual([]);
    expect(slow).toEqual([]);
    expect(uncaught.names).toEqual([]);
  });
});

describe("40,000 characters of words in Teams, which takes no longer request", () => {
  const press = async (verb: string, data: Json) => {
    const value = { action: { type: "Action.Execute", verb, data }, trigger: "manual" };
    return JSON.stringify(await at().teams.post(activity({ type: "invoke", name: "adaptiveCard/action", value })));
  };
  // the bot writes to one conversation only so often a second
  const people = ["manager", "primary", "officer", "analyst", "viewer"];
  let count = 0;
  const say = async (words: string): Promise<string> => {
    count += 1;
    return wordsOf(await answerOf(at(), words, people[count % people.length] ?? ""));
  };
  const ways: readonly (readonly [string, (words: string) => Promise<string>, string])[] = [
    ["a message", say, tooLong],
    ["a button", (words) => press("ask", { value: words }), "expired"],
    ["a list", (words) => press("choose", { inputs: ["team"], team: words }), "expired"],
    ["rows", (words) => press("rows", { value: words, from: 1 }), "expired"],
    ["a share", (words) => press("share", { state: words }), "expired"],
  ];

  it.each(ways)("by %s are refused in under 200 ms, whatever they are", async (name, send, sentence) => {
    await answerOf(at(), "reviews", "manager");
    const slow: string[] = [];
    const pieces = name === "a message" || isLong ? longPieces : longPieces.filter((_, place) => place % 6 === 0);
    for (const piece of pieces) {
      let said = "";
      const time = await leastProcessTime(async () => (said = await send(`x${longWords(piece, 40_000)}x`)));
      if (time >= 200) slow.push(`${JSON.stringify(piece)}: ${Math.round(time)} ms`);
      expect(said).toContain(sentence);
    }
    expect(slow).toEqual([]);
  });

  it("with as many mentions are read as quickly", async () => {
    const text = "a".repeat(60_000);
    const mention = { type: "mention", text: "aaaaaaaaaaaaaaaaaaab", mentioned: { id: "x" } };
    const own = { ...mention, mentioned: at().teams.activity("manager", "a:manager", {})["recipient"] };
    const entities = Array.from({ length: 1000 }, () => own);

    expect(await processTime(() => at().teams.post(activity({ type: "message", text, entities })))).toBeLessThan(200);
  });
});
