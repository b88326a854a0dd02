import type { NextFunction, Request, Response } from "express";
import { isForwarded } from "../../platform/http/http-listener.ts";

/**
 * Returns why a request to the local page must not be answered, or null. A page on this machine is for this machine alone:
 * it answers to its own names, on its own port (null: any port, in a container that publishes its port under another).
 */
export function rejection(headers: Readonly<Record<string, unknown>>, port: number | null): string | null {
  const isOwn = (host: string) => {
    const [name, at] = host.split(":");
    return (name === "127.0.0.1" || name === "localhost") && (port === null || Number(at) === port);
  };
  if (!isOwn(String(headers["host"]))) return "this page answers only to its own address";
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${String(headers["host"])}`)
    return "this page takes no forms of other sites";
  const site = headers["sec-fetch-site"];
  if (site === "cross-site" && headers["sec-fetch-mode"] !== "navigate") return "this page is not for other sites";
  return isForwarded(headers) ? "this page takes no forwarded requests" : null;
}

/** Rejects requests that are not for this page, and forbids browsers all that the page does not need. */
export function guard(port: () => number | null) {
  return (request: Request, response: Response, next: NextFunction): void => {
    response.set({
      "content-security-policy":
        "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      "cache-control": "no-store",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
    });
    const reason = rejection(request.headers, port());
    if (reason === null) next();
    else response.status(403).type("text").send(reason);
  };
}
