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
        text: "I answer questions about EHC needs assessments, plans and reviews, and tell you of your own cases that are late or nearly late. Only you see what I say here.",
      },
      {
        kind: "choices",
        title: "Begin with",
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
  const install = installLink === null ? "" : ` Install me for yourself first: ${installLink}`;
  return [
    "I answer questions about EHC needs assessments, plans and reviews. Mention me and ask, for example *reviews overdue*, or *help*.",
    `I answer each of you privately, in our own chat.${install}`,
    "What you *share*, or *subscribe* this conversation to, everybody here sees: numbers only, and rounded.",
  ].join("\n\n");
}
