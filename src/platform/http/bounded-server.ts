import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";

/** What a server takes at most. Times are in milliseconds. */
interface ServerLimits {
  /** Connections at one time. A new one takes the place of the one that has been idle longest. */
  readonly connections: number;
  /** How long the headers of a request may take, from the connection or the request before. */
  readonly headersTimeout: number;
  /** How long a whole request may take to arrive. */
  readonly requestTimeout: number;
}

/** Well below the 1,024 files that a process may often open, store and chats among them. */
const usualLimits: ServerLimits = { connections: 400, headersTimeout: 10_000, requestTimeout: 30_000 };

const mostHeaders = 100;
const mostHeaderBytes = 16 * 1024;

/**
 * Makes a server that no number of idle or slow connections keeps from answering a new one. Requests with more than 100
 * headers, or 16 KB of them, get 431.
 */
export function boundedServer(answer: RequestListener, limits: ServerLimits = usualLimits): Server {
  const { headersTimeout, requestTimeout } = limits;
  const server = createServer({
    headersTimeout,
    requestTimeout,
    maxHeaderSize: mostHeaderBytes,
    connectionsCheckingInterval: Math.min(2000, headersTimeout),
    // longer than a proxy keeps its idle connections (usually a minute), so that none closes as a request arrives on it
    keepAliveTimeout: 75_000,
  });
  // Node would drop further headers in silence, among them those by which a request shows that it was passed on
  server.maxHeadersCount = 0;
  // only where every connection is being answered is a new one turned away
  server.maxConnections = limits.connections;
  // in the order in which they were last used, with what each is asked just now
  const connections = new Map<Socket, IncomingMessage | null>();
  const use = (socket: Socket, request: IncomingMessage | null): void => {
    connections.delete(socket);
    connections.set(socket, request);
  };
  const evictOne = (): void => {
    const all = [...connections];
    const idle = all.find(([, request]) => request === null) ?? all.find(([, request]) => request?.complete === false);
    idle?.[0].destroy();
    if (idle !== undefined) connections.delete(idle[0]);
  };
  server.on("connection", (socket) => {
    use(socket, null);
    socket.on("close", () => connections.delete(socket));
    if (connections.size >= limits.connections) evictOne();
  });
  server.on("request", (request, response) => {
    const { socket } = request;
    use(socket, request);
    response.on("close", () => {
      if (connections.has(socket)) use(socket, null);
      // a server that is closing waits for the last connection, and this one would stay for its next request
      if (!server.listening) socket.end();
    });
    if (request.rawHeaders.length <= 2 * mostHeaders) return answer(request, response);
    response.writeHead(431, { connection: "close" }).end();
  });
  return server;
}

/** A request whose body is longer than its reader takes. */
export class BodyTooLong extends Error {
  override readonly name = "BodyTooLong";
}

/** The sentence for such a request. */
export const bodyTooLong = "The request is too long.";

/** Reads the body of a request, of at most so many bytes. Rejects with BodyTooLong; the rest is then read and dropped. */
export function bodyOf(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const take = (chunk: Buffer): void => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes <= mostBytes) return;
      request.off("data", take);
      request.resume();
      chunks.length = 0;
      reject(new BodyTooLong());
    };
    request.on("data", take);
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
    request.on("close", () => reject(new Error("the request broke off")));
  });
}

/** How far the time of a signed request may be from this machine's, either way, in seconds. */
const mostSeconds = 5 * 60;

/** Whether a request that says when it was signed, in whole seconds since 1970, was signed about now. */
export function isSignedNow(seconds: unknown, now: () => number = Date.now): boolean {
  return (
    typeof seconds === "string" && /^\d{1,12}$/.test(seconds) && Math.abs(now() / 1000 - Number(seconds)) <= mostSeconds
  );
}
