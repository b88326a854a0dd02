import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Request, Response } from "express";
import type { HttpRouteHandler, IHttpServerAdapter } from "@microsoft/teams.apps";
import { bodyOf, BodyTooLong, bodyTooLong } from "../../../platform/http/bounded-server.ts";
import type { ChatListener } from "../../../platform/http/http-listener.ts";
import { openKeyLookups } from "./key-lookups.ts";
import { isForwarded, isLoopbackAddress, isLoopbackHost } from "../../../platform/http/http-listener.ts";

/** Is told of the requests that come in. */
export interface RequestObserver {
  /** A request came in; what is returned is called once it was answered. */
  readonly arrived: () => () => void;
  /** A request was turned away before anything was done. */
  readonly rejected: () => void;
  /** Teams has reached the bot. */
  readonly reached: () => void;
}

/** Far longer than anything that Teams sends to a bot. In bytes. */
const mostBytes = 256 * 1024;

/**
 * Carries Microsoft's library on the web application of all chats. A request without a token is turned away before its
 * body is read; `isLocal` takes requests without one, of this machine alone.
 */
export function messagesRoute(
  web: ChatListener["web"],
  isLocal: boolean,
  { arrived, rejected, reached }: RequestObserver,
): IHttpServerAdapter {
  const lookups = openKeyLookups(() => performance.now());
  const answer = async (
    request: IncomingMessage,
    handler: HttpRouteHandler,
  ): Promise<{ status: number; body?: unknown }> => {
    const refused = { status: 401, body: { error: "this endpoint is for Microsoft Teams alone" } };
    if (isLocal && !isFromThisMachine(request))
      return { status: 403, body: { error: "TEAMS_LOCAL answers this machine alone" } };
    const { authorization } = request.headers;
    if (!isLocal && (authorization === undefined || !lookups.mayCheck(authorization))) return refused;
    const body = await activityIn(request);
    const response = await handler({ body, headers: headersOf(request.headers) });
    if (response.status === 401) return refused;
    if (authorization !== undefined) lookups.passed(authorization);
    return response;
  };
  const serve = async (request: Request, response: Response, handler: HttpRouteHandler): Promise<void> => {
    const { status, body } = await answer(request, handler).catch((error: unknown) =>
      error instanceof BodyTooLong ? { status: 413, body: { error: bodyTooLong } } : { status: 500, body: undefined },
    );
    if (status >= 400) rejected();
    else reached();
    response.status(status);
    if (body === undefined) response.end();
    else response.json(body);
  };
  return {
    registerRoute(_method, path, handler) {
      web.post(path, (request, response) => {
        response.on("close", arrived());
        void serve(request, response, handler);
      });
    },
  };
}

/** A page in a browser cannot send such a request to another server without asking first, and nothing answers that. */
function isFromThisMachine({ headers, socket }: IncomingMessage): boolean {
  const [host = ""] = (headers.host ?? "").split(/:\d+$/);
  return (
    isLoopbackAddress(socket.remoteAddress) &&
    isLoopbackHost(host) &&
    !isForwarded(headers) &&
    headers.origin === undefined &&
    (headers["content-type"] ?? "").startsWith("application/json")
  );
}

/** Reads a JSON body; resolves with an empty object where it is none. Rejects with BodyTooLong. */
async function activityIn(request: IncomingMessage): Promise<object> {
  const body = await bodyOf(request, mostBytes);
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

function headersOf(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
