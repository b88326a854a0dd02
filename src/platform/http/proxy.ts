import https from "node:https";
import { connect as connectTls } from "node:tls";
import { HttpsProxyAgent } from "https-proxy-agent";
import { EnvHttpProxyAgent, setGlobalDispatcher, type Dispatcher } from "undici";

/** How the bot reaches the world. */
export interface ProxySettings {
  /** The proxy for addresses that begin with https:// and wss://; null: they are reached directly. */
  readonly httpsProxy: string | null;
  /** Hosts that are reached directly, with all below them, separated by commas or blanks; `*`: all. */
  readonly noProxy: string;
}

/** This machine is never reached through a proxy. */
const thisMachine = ["localhost", "127.0.0.1", "[::1]"];

let dispatcher: Dispatcher | null = null;

/**
 * Sends what this process calls outside through the proxy of the settings, by CONNECT, from now on: what calls by `fetch`
 * (Slack, Entra, QuickChart, OneDrive, the heartbeat) and what calls by node:https (Microsoft's client for Teams). An
 * address that begins with http:// is in the council's own network and is reached directly.
 */
export function useProxy({ httpsProxy, noProxy }: ProxySettings): void {
  if (httpsProxy === null || noProxy.trim() === "*") return;
  const direct = [...noProxy.split(/[\s,]+/), ...thisMachine].filter((host) => host !== "");
  dispatcher = new EnvHttpProxyAgent({ httpProxy: "", httpsProxy, noProxy: direct.join(",") });
  setGlobalDispatcher(dispatcher);
  https.globalAgent = new SelectiveAgent(httpsProxy, direct);
}

/** Returns what a WebSocket is to connect by; undefined: directly. */
export function proxyDispatcher(): Dispatcher | undefined {
  return dispatcher ?? undefined;
}

/** The code of the error where a proxy lets nothing through: nothing was sent. */
export const proxyRefused = "EPROXYREFUSED";

type Connect = HttpsProxyAgent<string>["connect"];

/** Connects through a proxy, but to some hosts directly. */
class SelectiveAgent extends HttpsProxyAgent<string> {
  readonly #direct: readonly string[];
  constructor(proxy: string, direct: readonly string[]) {
    super(proxy);
    this.#direct = direct;
  }

  override async connect(...[request, options]: Parameters<Connect>): ReturnType<Connect> {
    const { host = "", port } = options;
    if (isDirect(host, port, this.#direct)) return connectTls({ host, port, servername: host });
    let status = 0;
    request.once("proxyConnect", ({ statusCode }: { readonly statusCode: number }) => (status = statusCode));
    const socket = await super.connect(request, options);
    if (status === 200) return socket;
    // the library would give the proxy's answer for that of the server behind it
    socket.destroy();
    throw Object.assign(new Error("the proxy lets nothing through"), { code: proxyRefused });
  }
}

/** Whether a host is one of those, or below one, by the rules of undici: a port counts where it is named. */
export function isDirect(host: string, port: number, direct: readonly string[]): boolean {
  return direct.some((one) => {
    const [, name = one, only] = /^(.+):(\d+)$/.exec(one) ?? [];
    const plain = name.replace(/^\*?\./, "").toLowerCase();
    const isSame = host.toLowerCase() === plain || host.toLowerCase().endsWith(`.${plain}`);
    return isSame && (only === undefined || Number(only) === port);
  });
}
