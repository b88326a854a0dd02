import { ConnectorError } from "./connector-error.ts";
import { field } from "./foreign-json.ts";

const timeout = 15_000;
/** How often bytes are put where the session still waits for them. */
const mostTries = 2;

/**
 * Puts bytes at the address of an upload session of OneDrive, which takes them once. The address is its own proof: the
 * bot's token is for Teams alone. Where the answer is lost, the session is asked whether it still waits. Rejects with
 * ConnectorError, of kind `unknown` where the file may be there.
 */
export async function putIntoSession(address: string, bytes: Buffer): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const response = await call(address, {
      method: "PUT",
      headers: {
        "content-type": "application/octet-stream",
        "content-range": `bytes 0-${bytes.length - 1}/${bytes.length}`,
      },
      body: new Uint8Array(bytes),
    });
    if (response?.ok === true) return;
    const status = response?.status ?? 0;
    const isUnclear = response === null || status === 429 || status >= 500;
    if (!isUnclear) throw new ConnectorError({ kind: "rejected", status, code: "" });
    const state = await stateOf(address);
    if (state === "ended") return;
    const word = response === null ? "no answer" : String(status);
    if (state === "unknown") throw new ConnectorError({ kind: "unknown", word });
    if (tries >= mostTries) throw new ConnectorError({ kind: "unavailable", word });
  }
}

/** Whether a session still waits for bytes, or has ended: it ends with the last of them. */
async function stateOf(address: string): Promise<"waiting" | "ended" | "unknown"> {
  const response = await call(address, { method: "GET" });
  if (response?.status === 404 || response?.status === 410) return "ended";
  if (response?.ok !== true) return "unknown";
  const body: unknown = await response.json().catch(() => null);
  const ranges = field(body, "nextExpectedRanges");
  if (!Array.isArray(ranges)) return field(body, "id") === undefined ? "unknown" : "ended";
  return ranges.length === 0 ? "ended" : "waiting";
}

async function call(address: string, init: RequestInit): Promise<Response | null> {
  return fetch(address, { ...init, redirect: "error", signal: AbortSignal.timeout(timeout) }).catch(() => null);
}
