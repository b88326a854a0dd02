import type { NextFunction, Request, Response } from "express";

/** Why a request to the local page must not be answered, or null. A page on this machine is for this machine alone. */
export function refusal(headers: Readonly<Record<string, unknown>>, port: number): string | null {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!own.includes(String(headers["host"]))) return "this page answers only to its own address";
  const { origin } = headers;
  if (origin !== undefined && !own.some((host) => origin === `http://${host}`))
    return "this page takes no forms of other sites";
  const site = headers["sec-fetch-site"];
  if (site === "cross-site" && headers["sec-fetch-mode"] !== "navigate") return "this page is not for other sites";
  const isForwarded = Object.keys(headers).some((name) => name === "forwarded" || name.startsWith("x-forwarded-"));
  return isForwarded ? "this page takes no forwarded requests" : null;
}

/** Refuses what is not for this page, and forbids browsers all that it does not need. */
export function guard(port: () => number) {
  return (request: Request, response: Response, next: NextFunction): void => {
    response.set({
      "content-security-policy":
        "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
    });
    const says = refusal(request.headers, port());
    if (says === null) next();
    else response.status(403).type("text").send(says);
  };
}
