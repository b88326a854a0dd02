import { isLoopbackHost } from "../../../platform/http/http-listener.ts";

/** The servers to which the bot sends what it says, and nothing else. */
export interface TrustedHosts {
  /** Whether the address is one of Teams, to which a bot's messages go. */
  readonly isService: (address: string) => boolean;
  /** Whether the address is one of a person's OneDrive, to which a file goes. */
  readonly isFileStore: (address: string) => boolean;
}

/** Microsoft's own: learn.microsoft.com, "Conversation basics" (service URLs) and "Send and receive files". */
export const microsoftHosts: TrustedHosts = {
  isService: (address) =>
    isHttpsOf(address, (host) => host === "smba.trafficmanager.net" || host.endsWith(".teams.microsoft.com")),
  isFileStore: (address) => isHttpsOf(address, (host) => host.endsWith(".sharepoint.com")),
};

/** This machine's own, for trying out. */
export const localHosts: TrustedHosts = { isService: isOnThisMachine, isFileStore: isOnThisMachine };

function isHttpsOf(address: string, isHost: (host: string) => boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  return protocol === "https:" && port === "" && username === "" && password === "" && isHost(hostname);
}

function isOnThisMachine(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username } = new URL(address);
  return /^https?:$/.test(protocol) && username === "" && isLoopbackHost(hostname);
}
