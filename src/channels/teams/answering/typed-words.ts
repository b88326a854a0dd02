import type { Colleague } from "../../../access/colleagues.ts";
import type { Answer } from "../../../answer.ts";
import { commandOf, type ErrorReply, type ResolvedCommand } from "../../../dispatch.ts";
import type { Scene } from "../activity.ts";
import { noticeLater, openAsking, runForPerson, type Asking } from "./asking.ts";
import { offerFile } from "./case-files.ts";
import { offerToPost } from "./channel-share.ts";
import { rememberScene } from "../known-conversations.ts";
import type { TeamsContext } from "../teams-context.ts";

/** Answers somebody who typed words, in private. */
export async function answerTyped(
  teams: TeamsContext,
  scene: Scene,
  words: string,
  isTargeted: boolean,
): Promise<void> {
  const asking = openAsking(teams, scene, isTargeted);
  const atWork = noticeLater(teams, scene);
  await runForPerson(teams, scene, asking.tell, async (colleague) => {
    await rememberScene(teams, scene);
    const refusal = await teams.bot.limits.within(limitKey(colleague), async () => {
      const asked = commandOf(words);
      const answer = await answerThere(teams, scene, asked, colleague);
      if ("error" in answer) return asking.tell(answer.error);
      await showAnswer(teams, asking, answer, asked.command);
    });
    if (refusal !== null) await asking.tell(refusal);
  }).finally(atWork);
}

/** The name by which the limits know a person in Teams. */
export const limitKey = ({ email }: Colleague): string => `teams ${email}`;

/** Answers a command, typed or pressed, by the person's rights and by what may be posted where it was asked. */
export async function answerThere(
  teams: TeamsContext,
  scene: Scene,
  asked: ResolvedCommand,
  colleague: Colleague,
): Promise<Answer | ErrorReply> {
  const inChannel = scene.kind === "personal" ? null : scene.channel;
  if (asked.command.subscribes === true && inChannel !== null) {
    const rejection = await teams.channelRejection(scene);
    if (rejection !== null) return { error: `Nothing can be posted there: ${rejection.reason}.` };
  }
  const answer = await teams.runInSlices(teams.bot.answer(asked, colleague, "teams", inChannel));
  return "error" in answer ? answer : withWords(answer, asked);
}

/** Names what shows an answer again, so that a press may change its card: the words asked, where it names none itself. */
export function withWords(answer: Answer, { command, rest }: ResolvedCommand): Answer {
  if (answer.query !== undefined || answer.audience === "shared" || command.changes === true) return answer;
  return { ...answer, query: `${command.name} ${rest}`.trim() };
}

/** Shows an answer as its command wants it: a file, a question whether to share, or a card. */
export async function showAnswer(
  teams: TeamsContext,
  asking: Asking,
  answer: Answer,
  { asFile, posts }: ResolvedCommand["command"],
): Promise<void> {
  if (asFile === true) return offerFile(teams, asking, answer);
  if (answer.audience === "shared" && posts === true) return offerToPost(teams, asking, answer);
  await asking.show(answer);
}
