import type { Answer } from "../../../answer.ts";
import { textOfDay } from "../../../cases/day.ts";
import type { Scene } from "../activity.ts";
import { openAsking, runForPerson } from "./asking.ts";
import { sayThere } from "./card-sender.ts";
import { rememberScene } from "../known-conversations.ts";
import type { TeamsContext } from "../teams-context.ts";

/** Greets a person who installed the app, or those of a group or team to which somebody added it. */
export async function welcome(teams: TeamsContext, scene: Scene): Promise<void> {
  await rememberScene(teams, scene);
  if (scene.kind !== "personal") return sayThere(teams, scene.place, groupWelcome(teams));
  const asking = openAsking(teams, scene, false);
  await runForPerson(teams, scene, asking.tell, () => asking.show(personalWelcome(teams)));
}

function personalWelcome({ bot }: TeamsContext): Answer {
  return {
    audience: "private",
    title: "Welcome",
    on: textOfDay(bot.clock.today()),
    asAt: bot.snapshots.current().readAt,
    filters: [],
    parts: [
      {
        kind: "say",
        text: "Ask about EHC needs assessments, plans and reviews. This bot also tells you which of your cases are overdue or due soon. Only you can see this chat.",
      },
      {
        kind: "choices",
        title: "Try",
        choices: [
          { label: "My work", words: "my work" },
          { label: "Overdue reviews", words: "overdue reviews" },
          { label: "All words", words: "help" },
        ],
      },
    ],
  };
}

function groupWelcome({ installLink }: TeamsContext): string {
  const install = installLink === null ? "" : `Install the app for yourself first: ${installLink}`;
  return [
    "This bot answers questions about EHC needs assessments, plans and reviews. Mention it and ask, for example *overdue reviews* or *help*.",
    `Each answer is private, in your own chat with this bot.${install}`,
    "Everyone here sees what you *share* and *subscribe* to. That is rounded figures only, never cases.",
  ].join("\n\n");
}
