import { once } from "node:events";
import { createServer, type Server } from "node:http";
import express from "express";

/** The web application through which all chats reach the bot. The local page has another one. */
export interface ChatListener {
  /** Each chat adds its own routes. */
  readonly web: ReturnType<typeof express>;
  /** Listens on every address and resolves with the port; 0 takes any free one. Rejects if the port is taken. */
  readonly listen: (port: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

export function openChatListener(): ChatListener {
  const web = express();
  web.disable("x-powered-by");
  const server = createServer(web);
  // longer than a proxy keeps its idle connections (usually a minute), so that none closes as a request arrives on it
  server.keepAliveTimeout = 75_000;
  return {
    web,
    async listen(port) {
      server.listen(port);
      await once(server, "listening");
      return portOf(server) ?? port;
    },
    async close() {
      if (!server.listening) return;
      server.close();
      server.closeIdleConnections();
      await once(server, "close");
    },
  };
}

/** Returns the port on which a server listens; null: it listens on none. */
export function portOf(server: Server): number | null {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : null;
}
