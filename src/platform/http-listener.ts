import { once } from "node:events";
import { createServer, type Server } from "node:http";
import express from "express";

/** The web application through which chats reach the bot: one for all of them, apart from the local page. */
export interface ChatListener {
  /** Each channel adds its own routes. */
  readonly web: ReturnType<typeof express>;
  /** Listens on every address and resolves with the port; 0 takes any that is free. Rejects when the port is taken. */
  readonly listen: (port: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

export function openChatListener(): ChatListener {
  const web = express();
  web.disable("x-powered-by");
  const server = createServer(web);
  // Longer than a proxy in front keeps its connections, so that none is closed just as a request arrives on it.
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

/** Returns the port on which a server listens; null: it does not listen, or not on a port. */
export function portOf(server: Server): number | null {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : null;
}
