import type { Colleague } from "../../../access/colleagues.ts";
import type { Answer, Choices, Part, PrivateAnswer } from "../../../answer.ts";
import { commandOf } from "../../../dispatch.ts";
import { pressOf, withChoices, type CardPress } from "../../../render/teams/index.ts";
import { isSameSubject, recallQuestion, wasSentTo, type KeptQuestion } from "../../../delivery/button-words.ts";
import type { Scene } from "../activity.ts";
import { answerForms } from "./answer-forms.ts";
import { openAsking, runForPerson } from "./asking.ts";
import { postConfirmed } from "./channel-share.ts";
import type { ActivityReply } from "../connection/teams-app.ts";
import { rememberScene } from "../known-conversations.ts";
import type { TeamsContext } from "../teams-context.ts";
import { answerThere, limitKey, showAnswer, withWords } from "./typed-words.ts";

/** A press is answered by what the presser alone sees for some seconds, or by a card in the place of the one pressed. */
type PressReply =
  { readonly kind: "sentence"; readonly text: string } | { readonly kind: "card"; readonly card: object };

const sentence = (text: string): PressReply => ({ kind: "sentence", text });

const expired = sentence("This button has expired. Ask again for today's figures.");

/** Answers a press by the rights of whoever pressed, whoever the card was for. */
export async function answerPress(
  teams: TeamsContext,
  scene: Scene,
  verb: unknown,
  data: unknown,
): Promise<ActivityReply> {
  let reply: PressReply = expired;
  const tell = async (text: string): Promise<void> => void (reply = sentence(text));
  await runForPerson(teams, scene, tell, async (colleague) => {
    await rememberScene(teams, scene);
    const press = pressOf(verb, data);
    if (press !== null) reply = await replyTo(teams, scene, press, colleague);
  });
  return { status: 200, body: bodyOf(reply) };
}

function bodyOf(reply: PressReply): object {
  return reply.kind === "sentence"
    ? { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: reply.text }
    : { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: reply.card };
}

async function replyTo(teams: TeamsContext, scene: Scene, press: CardPress, colleague: Colleague): Promise<PressReply> {
  if (press.kind === "cancel") return sentenceCard("Nothing was shared.");
  if (press.kind === "share") return sentenceCard(await postConfirmed(teams, scene, press.state, colleague));
  const question = questionOf(teams, press);
  if (question === null) return expired;
  const asked = commandOf(question.words);
  // a digest may have more cases to put aside than a person may ask questions
  if (asked.command.changes === true) return replyToQuestion(teams, scene, press, colleague, { question, asked });
  let reply: PressReply = expired;
  const refusal = await teams.bot.limits.within(limitKey(colleague), async () => {
    reply = await replyToQuestion(teams, scene, press, colleague, { question, asked });
  });
  return refusal === null ? reply : sentence(refusal);
}

async function replyToQuestion(
  teams: TeamsContext,
  scene: Scene,
  press: CardPress,
  colleague: Colleague,
  { question, asked }: { readonly question: KeptQuestion; readonly asked: ReturnType<typeof commandOf> },
): Promise<PressReply> {
  const origin = originOf(teams, scene, question);
  const inChannel = origin.kind === "personal" ? null : origin.channel;
  const answer = await answerThere(teams, origin, asked, colleague);
  if ("error" in answer) return sentence(answer.error);
  const isCard = asked.command.asFile !== true && !(answer.audience === "shared" && asked.command.posts === true);
  if (scene.kind === "personal" && isCard) {
    const more = { channel: inChannel ?? "", ...(press.kind === "rows" ? { from: press.from } : {}) };
    const inPlace = await answerInPlace(
      teams,
      { ...question, channel: inChannel ?? "" },
      asked.command,
      answer,
      colleague,
    );
    if (inPlace !== null)
      return cardReply(await teams.runExclusive(() => answerForms(teams, inPlace.answer, inPlace.key, more)));
  }
  let said = scene.kind === "personal" ? "The answer follows below." : "";
  const say = async (text: string): Promise<void> => void (said = scene.kind === "personal" ? said : text);
  const asking = openAsking(teams, origin, false, say);
  await showAnswer(teams, asking, answer, asked.command);
  return sentence(said);
}

/** Returns where a press asks: where its card was asked for if that is another conversation, else where it was pressed. */
function originOf({ conversations }: TeamsContext, scene: Scene, { channel }: KeptQuestion): Scene {
  const known = scene.kind === "personal" && channel !== "" ? conversations.find(channel) : null;
  if (known === null) return scene;
  return { ...scene, kind: known.kind, channel, place: { service: known.service, id: known.id }, name: null };
}

/** Finds what a press asks; null where it is unknown or has expired. */
function questionOf(
  { bot }: TeamsContext,
  press: Extract<CardPress, { kind: "ask" | "choose" | "rows" }>,
): KeptQuestion | null {
  if (press.kind !== "choose") return recallQuestion(bot, press.value);
  const questions = press.values.flatMap((value) => recallQuestion(bot, value) ?? []);
  const [first] = questions;
  if (first === undefined || questions.length < press.values.length) return null;
  return {
    ...first,
    words: withChoices(
      first.query,
      questions.map(({ words }) => words),
    ),
  };
}

interface InPlace {
  readonly answer: Answer;
  /** The key of the message where it was sent unasked; empty: somebody asked for it. */
  readonly key: string;
}

/** Returns what takes the place of the card; null where the answer is to another question and goes below it. */
async function answerInPlace(
  teams: TeamsContext,
  { query, key, channel }: KeptQuestion,
  command: ReturnType<typeof commandOf>["command"],
  answer: Answer,
  colleague: Colleague,
): Promise<InPlace | null> {
  if (command.changes === true) {
    if (wasSentTo(teams.bot, key, colleague)) return { answer: (await teams.rewrite(key)) ?? answer, key };
    const again = await askAgain(teams, query, colleague, channel === "" ? null : channel);
    return again === null ? null : { answer: afterChange(answer, again), key: "" };
  }
  // What was sent unasked stays: the answer to a button of it could not lead back.
  if (key !== "") return null;
  if (isSameSubject(query, answer.query ?? "")) return { answer, key: "" };
  const isOpened = command.isDefault !== true && command.isHelp !== true && query !== "";
  return isOpened || isBack(query, answer.query ?? "") ? { answer: withWayBack(answer, query), key: "" } : null;
}

/** Whether the answer is to the question that the card's own query leads from: `reviews.overdue` of `cases reviews.overdue`. */
function isBack(query: string, other: string): boolean {
  const { command, rest } = commandOf(query);
  return command.isDefault !== true && isSameSubject(rest, other);
}

async function askAgain(
  teams: TeamsContext,
  query: string,
  colleague: Colleague,
  channel: string | null,
): Promise<Answer | null> {
  const asked = commandOf(query);
  if (query === "" || asked.command.changes === true) return null;
  const again = await teams.runInSlices(teams.bot.answer(asked, colleague, "teams", channel));
  return "error" in again ? null : withWords(again, asked);
}

/** Puts what a change says above the answer that was changed by it. */
function afterChange(change: Answer, again: Answer): Answer {
  const parts: readonly Part[] = change.parts;
  const said = parts.flatMap((part) => (part.kind === "say" ? [part] : []));
  return again.audience === "shared"
    ? { ...again, parts: [...said, ...again.parts] }
    : { ...again, parts: [...said, ...again.parts] };
}

/** Adds a button that shows the card's own question again, unless the answer has one. */
function withWayBack(answer: Answer, query: string): Answer {
  const parts: readonly Part[] = answer.parts;
  const hasOne = parts.some((part) => part.kind === "choices" && part.choices.some(({ words }) => words === query));
  if (hasOne || answer.audience === "shared") return answer;
  const back: Choices = { kind: "choices", title: "", choices: [{ label: "Back", words: query }] };
  return { ...answer, parts: [...answer.parts, back] } satisfies PrivateAnswer;
}

function cardReply(forms: ReturnType<typeof answerForms>): PressReply {
  const [first] = forms;
  if (first === undefined) throw new Error("an answer has no form");
  return first.card === null ? sentence(first.text) : { kind: "card", card: first.card };
}

function sentenceCard(text: string): PressReply {
  return {
    kind: "card",
    card: { type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text, wrap: true }] },
  };
}
