/** Calls an address to show that the bot is alive. Resolves with whether it answered in time. Never rejects. */
export async function sendHeartbeat(url: string, milliseconds = 5000): Promise<boolean> {
  try {
    return (await fetch(url, { redirect: "error", signal: AbortSignal.timeout(milliseconds) })).ok;
  } catch {
    return false;
  }
}
