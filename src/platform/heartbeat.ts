/** Tells an address that the bot is alive; resolves with whether it was heard. Never rejects and never waits long. */
export async function sendHeartbeat(url: string, milliseconds = 5000): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(milliseconds) })).ok;
  } catch {
    return false;
  }
}
