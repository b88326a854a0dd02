import { isSlacksAddress } from "./response-url.ts";
import { UnusableAnswer, type SlackError } from "./slack-error.ts";

/** How long Slack has to take a file, in milliseconds. */
const timeout = 15_000;

/** Puts bytes at the address that Slack gave for them. Rejects with UnusableAnswer. */
export async function putBytes(address: string, bytes: Buffer, apiUrl: string): Promise<void> {
  if (!isSlacksAddress(address, apiUrl)) throw new UnusableAnswer({ kind: "broken", status: 200 });
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: new Uint8Array(bytes),
    redirect: "error",
    signal: AbortSignal.timeout(timeout),
  }).catch(() => null);
  const error: SlackError | null =
    response === null ? { kind: "silent" } : response.ok ? null : { kind: "broken", status: response.status };
  await response?.body?.cancel();
  if (error !== null) throw new UnusableAnswer(error);
}
