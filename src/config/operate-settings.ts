import { isIP } from "node:net";
import { InvalidSetting, anyText, orNull, setting, wholeNumber } from "./setting.ts";

const address = (text: string): string | InvalidSetting =>
  isIP(text) === 0
    ? new InvalidSetting("must be an address of this machine such as 127.0.0.1, or 0.0.0.0 for all")
    : text;

/** How the bot is watched, and how it reaches the world and is reached by it. */
export const operateSettings = {
  /** The address that chats reach; null: every one of this machine. */
  host: setting({
    name: "HOST",
    meaning: "the address on which chats reach the bot; unset: every address of this machine",
    initial: "",
    example: "127.0.0.1",
    read: orNull(address),
  }),
  /** Null: nothing is served to watch the bot by. */
  opsPort: setting({
    name: "OPS_PORT",
    meaning: "the port of /healthz, /readyz and /metrics (docs/operations.md); unset: they are not served",
    initial: "",
    example: "9464",
    read: orNull(wholeNumber(0, 65_535, "a port")),
  }),
  opsHost: setting({
    name: "OPS_HOST",
    meaning: "the address on which they are served: whoever reaches it reads them, and they name nobody",
    initial: "127.0.0.1",
    example: "0.0.0.0",
    read: address,
  }),
  /** Null: the bot reaches the world directly. */
  httpsProxy: setting({
    name: "HTTPS_PROXY",
    meaning: "the proxy through which the bot reaches Slack, Microsoft and other servers outside; unset: directly",
    initial: "",
    example: "http://proxy.council.example:8080",
    read: orNull(proxyAddress),
  }),
  /** Hosts, separated by commas or blanks. */
  noProxy: setting({
    name: "NO_PROXY",
    meaning: "hosts that are reached directly, with all below them, separated by commas; this machine always is",
    initial: "",
    example: "council.example, quickchart",
    read: anyText,
  }),
};

/** Reads the address of a proxy, which may hold a login. */
function proxyAddress(text: string): string | InvalidSetting {
  const isRight = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).pathname === "/";
  return isRight ? text : new InvalidSetting("must be an address such as http://proxy.council.example:8080");
}
