import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type { aCertificateAuthority } from "./tds/certificates.ts";

/** A proxy that takes CONNECT, as a council's, and leads to servers of this machine in place of those outside. */
export interface ConnectProxy {
  /** Its address, with the login that it asks for. */
  readonly address: string;
  /** The hosts and ports that it was asked for, in order. */
  readonly asked: string[];
  /** Whether it lets anything through. */
  isOpen: boolean;
  readonly close: () => Promise<void>;
}

/** Starts a proxy. `servers` are the ports of plain HTTP servers by the names of the hosts that they stand for. */
export async function openConnectProxy(
  authority: Awaited<ReturnType<typeof aCertificateAuthority>>,
  servers: Readonly<Record<string, number>>,
): Promise<ConnectProxy> {
  const identity = await authority.identity(Object.keys(servers));
  const login = `Basic ${Buffer.from("svc-bot:pass word").toString("base64")}`;
  const sockets = new Set<Socket>();
  const keep = <One extends Socket>(socket: One): One => {
    sockets.add(socket);
    return socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
  };
  const server: Server = createServer((_request, response) => void response.writeHead(400).end());
  server.on("connection", keep);
  server.on("connect", (request, socket: Socket) => {
    proxy.asked.push(request.url ?? "");
    const port = servers[(request.url ?? "").replace(/:443$/, "")];
    const status = request.headers["proxy-authorization"] !== login ? 407 : !proxy.isOpen ? 403 : port ? 200 : 502;
    socket.write(`HTTP/1.1 ${status} ${status === 200 ? "Connection established" : "No"}\r\n\r\n`);
    if (status !== 200 || port === undefined) return void socket.end();
    const inside = keep(new TLSSocket(socket, { isServer: true, ...identity }));
    const target = keep(connect(port, "127.0.0.1"));
    inside.pipe(target).pipe(inside);
    inside.on("close", () => target.destroy());
    target.on("close", () => inside.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const at = server.address();
  const proxy: ConnectProxy = {
    address: `http://svc-bot:pass%20word@127.0.0.1:${typeof at === "object" && at !== null ? at.port : 0}`,
    asked: [],
    isOpen: true,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
  return proxy;
}
