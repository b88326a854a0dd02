import { setTimeout as pause } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import type { Answer, Chart, Part } from "../../answer.ts";
import type { Log } from "../../log.ts";
import { faultOf, faultWord } from "./fault.ts";
import { patiently } from "./patience.ts";

export interface PictureParts {
  readonly client: WebClient;
  readonly draw: (chart: Chart) => Promise<Buffer>;
  readonly log: Log;
}

/** How often a picture is looked at until Slack has processed it, and the pause between, in milliseconds. */
const looks = 12;
const between = 400;

/**
 * Makes what gives Slack the picture of an answer's first chart; the file's id once Slack can show it, or null. A picture that
 * fails never costs the text.
 */
export function pictures({ client, draw, log }: PictureParts): (answer: Answer) => Promise<string | null> {
  return async (answer) => {
    const parts: readonly Part[] = answer.parts;
    const chart = parts.find((part) => part.kind === "chart");
    if (!chart) return null;
    try {
      return await uploaded(client, await draw(chart), chart);
    } catch (error) {
      const fault = faultOf(error);
      log.warn("the picture failed", { fault: fault === null ? nameOf(error) : faultWord(fault) });
      return null;
    }
  };
}

async function uploaded(client: WebClient, png: Buffer, chart: Chart): Promise<string | null> {
  const sent = await patiently(() =>
    client.filesUploadV2({ file: png, filename: "chart.png", title: chart.title, alt_text: chart.alt.slice(0, 1000) }),
  );
  const id = sent.files[0]?.files?.[0]?.id;
  if (id === undefined) return null;
  for (let look = 0; look < looks; look += 1) {
    const { file } = await patiently(() => client.files.info({ file: id }));
    if (file?.mimetype) return id;
    await pause(between);
  }
  return null;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
