import { setTimeout as pause } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import type { Answer, Chart, Part } from "../../answer.ts";
import type { Bot } from "../../dispatch.ts";
import { withRetry } from "./connection/slack-call.ts";
import { errorFields } from "./connection/slack-error.ts";

/** How often the bot looks whether Slack has processed a picture, and the pause between, in milliseconds. */
const looks = 12;
const pauseBetweenLooks = 400;

/**
 * Makes a function that uploads the picture of an answer's first chart; it resolves with the file's id once Slack can show
 * it, or with null. A picture that fails never costs the text.
 */
export function pictureUploader(
  client: WebClient,
  { draw, log }: Pick<Bot, "draw" | "log">,
): (answer: Answer) => Promise<string | null> {
  return async (answer) => {
    const parts: readonly Part[] = answer.parts;
    const chart = parts.find((part) => part.kind === "chart");
    if (!chart) return null;
    try {
      return await uploadPicture(client, await draw(chart, "desk"), chart);
    } catch (error) {
      log.warn("the picture failed", { error: errorFields(error).error });
      return null;
    }
  };
}

async function uploadPicture(client: WebClient, png: Buffer, chart: Chart): Promise<string | null> {
  const sent = await withRetry(() =>
    client.filesUploadV2({ file: png, filename: "chart.png", title: chart.title, alt_text: chart.alt.slice(0, 1000) }),
  );
  const id = sent.files[0]?.files?.[0]?.id;
  if (id === undefined) return null;
  for (let look = 0; look < looks; look += 1) {
    const { file } = await withRetry(() => client.files.info({ file: id }));
    if (file?.mimetype) return id;
    await pause(pauseBetweenLooks);
  }
  return null;
}
