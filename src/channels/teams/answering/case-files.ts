import type { Answer, List, Part } from "../../../answer.ts";
import { commandOf } from "../../../dispatch.ts";
import { inSlices } from "../../../platform/slices.ts";
import { csvName, toCsv } from "../../../render/csv.ts";
import { questionKeeper, recallQuestion } from "../../../delivery/button-words.ts";
import type { FileConsent, Scene } from "../activity.ts";
import { openAsking, runForPerson, type Asking } from "./asking.ts";
import { failureOrThrow, failureWord } from "../connection/connector-error.ts";
import type { OutgoingActivity } from "../connection/connector.ts";
import { withRetry } from "../connection/call-again.ts";
import type { TeamsContext } from "../teams-context.ts";

function listIn(answer: Answer): List | null {
  const parts: readonly Part[] = answer.parts;
  return parts.find((part): part is List => part.kind === "list") ?? null;
}

async function csvOf(answer: Answer): Promise<{ readonly name: string; readonly bytes: Buffer } | null> {
  const list = listIn(answer);
  if (list === null) return null;
  return { name: csvName(answer), bytes: Buffer.from(await inSlices(toCsv(list)), "utf8") };
}

/**
 * Asks the person, in their own conversation, whether a list may go into their OneDrive as a file. Where Teams has no
 * files the list is shown instead, and says why.
 */
export async function offerFile(teams: TeamsContext, asking: Asking, answer: Answer): Promise<void> {
  const { bot, connector, settings } = teams;
  const file = await csvOf(answer);
  if (file === null) return asking.tell("There are no cases to put in a file.");
  const route = await asking.route();
  if (route === null) return;
  // Teams shows files in a person's own conversation alone.
  if (route.only !== null)
    return asking.show(withNote(answer, "Files are only sent in your own chat with this bot. Ask for the file there."));
  const value = `${questionKeeper(bot, answer, "")([answer.query ?? ""])}:0`;
  try {
    await withRetry(() => connector.send(route.place, consentActivity(file, value)), settings.pause, false);
    if (route.isElsewhere) await asking.leaveNote();
  } catch (error) {
    const word = failureWord(failureOrThrow(error));
    bot.log.warn("Teams took no file", { error: word });
    await asking.show(withNote(answer, `Teams refused the file (${word}), so here is the list.`));
  }
}

function withNote(answer: Answer, text: string): Answer {
  const note = { kind: "note", about: "caveat", text } as const;
  return answer.audience === "shared"
    ? { ...answer, parts: [note, ...answer.parts] }
    : { ...answer, parts: [note, ...answer.parts] };
}

function consentActivity(
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
  value: string,
): OutgoingActivity {
  return {
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.teams.card.file.consent",
        name,
        content: {
          description:
            "The list is saved to your own OneDrive. It has personal data, so delete it when you have finished with it.",
          sizeInBytes: bytes.length,
          acceptContext: { value },
          declineContext: { value },
        },
      },
    ],
  };
}

/** Puts the file where Teams says, once the person agreed: made anew, by the rights that the person has now. */
export async function answerConsent(
  teams: TeamsContext,
  scene: Scene,
  { isAccepted, value, upload }: FileConsent,
): Promise<void> {
  const { bot, connector, settings } = teams;
  const asking = openAsking(teams, scene, false);
  await runForPerson(teams, scene, asking.tell, async (colleague) => {
    // the bot asks nowhere else, and what follows names the file
    if (scene.kind !== "personal")
      return asking.tell("Files are only sent in your own chat with this bot. Ask for the file here.");
    if (!isAccepted || upload === null) return asking.tell("No file was made.");
    const question = recallQuestion(bot, value);
    if (question === null) return asking.tell("This question has expired. Ask for the file again.");
    const asked = commandOf(question.words);
    if (asked.command.asFile !== true) return asking.tell("This question has no file. Ask for the cases as a file.");
    const answer = await teams.runInSlices(bot.answer(asked, colleague, "teams"));
    if ("error" in answer) return asking.tell(answer.error);
    const file = await csvOf(answer);
    if (file === null) return asking.tell("There are no cases to put in a file.");
    try {
      await connector.putFile(upload.address, file.bytes);
    } catch (error) {
      const failure = failureOrThrow(error);
      const word = failureWord(failure);
      bot.log.warn("a file was not taken", { error: word });
      const sentence =
        failure.kind === "unknown"
          ? `OneDrive did not confirm the file (${word}). Look for it in your OneDrive before you ask again.`
          : `OneDrive refused the file (${word}). Ask for it again, or use the pages of the list.`;
      return asking.tell(sentence);
    }
    const info = {
      contentType: "application/vnd.microsoft.teams.card.file.info",
      contentUrl: upload.contentUrl,
      name: upload.name,
      content: { uniqueId: upload.id, fileType: upload.type },
    };
    try {
      await withRetry(
        () => connector.send(scene.place, { type: "message", attachments: [info] }),
        settings.pause,
        false,
      );
    } catch (error) {
      bot.log.warn("a card of a file was not shown", { error: failureWord(failureOrThrow(error)) });
      await asking.tell("The file is in your OneDrive. Teams could not show a link to it here.");
    }
  });
}
