/** Tells the address that the bot is alive; says whether it was heard. Never rejects and never waits long. */
export async function heartbeat(url: string, milliseconds = 5000): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(milliseconds) })).ok;
  } catch {
    return false;
  }
}
