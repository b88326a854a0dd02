import type { Answer } from "../../../answer.ts";
import { commandOf } from "../../../dispatch.ts";
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
  const { bot } = teams;
  const asking = openAsking(teams, scene, isTargeted);
  const atWork = noticeLater(teams, scene);
  await runForPerson(teams, scene, asking.tell, async (colleague) => {
    await rememberScene(teams, scene);
    const asked = commandOf(words);
    const { command } = asked;
    const inChannel = scene.kind === "personal" ? null : scene.channel;
    if (command.subscribes === true && inChannel !== null) {
      const rejection = await teams.channelRejection(scene);
      if (rejection !== null) return asking.tell(`Nothing can be posted there: ${rejection.reason}.`);
    }
    const answer = await teams.runExclusive(() => bot.answer(asked, colleague, "teams", inChannel));
    if ("error" in answer) return asking.tell(answer.error);
    await showAnswer(teams, asking, answer, asked.command);
  });
  atWork();
}

/** Shows an answer as its command wants it: a file, a question whether to share, or a card. */
export async function showAnswer(
  teams: TeamsContext,
  asking: Asking,
  answer: Answer,
  { asFile, posts }: ReturnType<typeof commandOf>["command"],
): Promise<void> {
  if (asFile === true) return offerFile(teams, asking, answer);
  if (answer.audience === "shared" && posts === true) return offerToPost(teams, asking, answer);
  await asking.show(answer);
}
