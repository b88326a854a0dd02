import { once } from "node:events";
import type { Server } from "node:http";
import express from "express";
import { UserError } from "../../user-error.ts";
import { boundedServer } from "./bounded-server.ts";

/** The web application through which all chats reach the bot. The local page has another one. */
export interface ChatListener {
  /** Each chat adds its own routes. */
  readonly web: ReturnType<typeof express>;
  /**
   * Listens on an address, null: on every one, and resolves with the port; 0 takes any free one. Rejects if the port is
   * taken.
   */
  readonly listen: (port: number, host?: string | null) => Promise<number>;
  readonly close: () => Promise<void>;
}

export function openChatListener(): ChatListener {
  const web = express();
  web.disable("x-powered-by");
  const server = boundedServer(web);
  return {
    web,
    async listen(port, host = null) {
      await listenOn(server, { port, ...(host === null ? {} : { host }) }, "PORT");
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

/** Thrown where a port cannot be opened; the message names it and its setting. */
class PortError extends UserError {
  override readonly name = "PortError";
}

/** Listens, on every address where no host is named. `setting` is the variable of the port. Rejects with PortError. */
export async function listenOn(
  server: Server,
  options: { readonly port: number; readonly host?: string },
  setting: string,
): Promise<void> {
  try {
    server.listen(options);
    await once(server, "listening");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
    throw new PortError(`port ${options.port} ${portProblem(code, setting)}`, { cause });
  }
}

function portProblem(code: string, setting: string): string {
  if (code === "EADDRINUSE") return `is in use: stop what uses it, or set ${setting} to another`;
  if (code === "EACCES") return `may not be opened by this user: set ${setting} to one above 1023`;
  return `cannot be opened (${code}): set ${setting} to another`;
}

/** Returns the port on which a server listens; null: it listens on none. */
export function portOf(server: Server): number | null {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : null;
}
const forwarding = /^(forwarded|via|x-real-ip|x-forwarded-.*)$/;

/** Returns whether the headers say that another server passed the request on. */
export function isForwarded(headers: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(headers).some((name) => forwarding.test(name.toLowerCase()));
}

/** Returns whether an address of a connection is this machine's own. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address === "::1" || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address ?? "");
}

/** Returns whether the name of a host, without a port, is this machine's own. */
export function isLoopbackHost(name: string): boolean {
  return name === "localhost" || name === "127.0.0.1" || name === "[::1]";
}
