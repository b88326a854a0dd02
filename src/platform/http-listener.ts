import { once } from "node:events";
import { createServer } from "node:http";
import express from "express";

/** Where chats reach the bot: one web application for all of them, apart from the local page. */
export interface Listener {
  /** Each channel adds its own routes. */
  readonly web: ReturnType<typeof express>;
  /** Listens on every address; port 0 takes any that is free. Rejects when the port is taken. */
  readonly listen: (port: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

export function channelsListener(): Listener {
  const web = express();
  web.disable("x-powered-by");
  const server = createServer(web);
  // longer than a proxy before it keeps a connection, so that no request meets one that was just closed
  server.keepAliveTimeout = 75_000;
  return {
    web,
    async listen(port) {
      server.listen(port);
      await once(server, "listening");
      const at = server.address();
      return typeof at === "object" && at !== null ? at.port : port;
    },
    async close() {
      if (!server.listening) return;
      server.close();
      server.closeIdleConnections();
      await once(server, "close");
    },
  };
}
