import { once } from "node:events";
import { createServer } from "node:http";
import express, { type NextFunction, type Request, type Response } from "express";
import type { Answer, Chart } from "../../answer.ts";
import { toHtml } from "../../render/html.ts";
import { guard } from "./guard.ts";
import { pageHtml, type Page } from "./page.ts";

/** What the page shows; answering is somebody else's work. */
export interface Site {
  readonly source: string;
  readonly askers: Page["askers"];
  readonly known: Page["known"];
  /** The answer to somebody's words, or why there is none, in a sentence. */
  readonly answer: (words: string, as: string) => Answer | { readonly refusal: string };
  /** The measure that the words mean and its filters as drop-down lists; null where they mean none. */
  readonly filters: (words: string, as: string) => Pick<Page, "filters" | "measure"> | null;
  readonly draw: (chart: Chart) => Promise<Buffer>;
}

export interface Listening {
  readonly address: string;
  readonly close: () => Promise<void>;
}

function text(value: unknown): string {
  return typeof value === "string" ? value.slice(0, 500) : "";
}

function address(path: string, fields: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(fields).toString()}`;
}

/** Serves the page on 127.0.0.1. Port 0 takes any that is free. Rejects when the port is taken. */
export async function servePage(site: Site, port: number): Promise<Listening> {
  const app = express();
  const server = createServer(app);
  const taken = () => {
    const at = server.address();
    return typeof at === "object" && at !== null ? at.port : port;
  };
  app.disable("x-powered-by");
  app.use(guard(taken));
  const askerOf = (request: Request) => {
    const as = text(request.query["as"]).toLowerCase();
    return site.askers.some(({ email }) => email === as) ? as : (site.askers[0]?.email ?? "");
  };

  app.get("/", (request: Request, response: Response) => {
    const [as, words] = [askerOf(request), text(request.query["words"])];
    const answer = site.answer(words, as);
    const ask = (other: string) => address("/", { as, words: other });
    const html =
      "refusal" in answer
        ? answer
        : { html: toHtml(answer, { ask, picture: () => address("/chart.png", { as, words }) }) };
    const more = "refusal" in answer ? null : site.filters(words, as);
    const { source, askers, known } = site;
    const page: Page = {
      source,
      askers,
      known,
      as,
      words,
      answer: html,
      filters: more?.filters ?? [],
      measure: more?.measure ?? "",
      casesAddress: more && !("refusal" in site.answer(`cases ${words}`, as)) ? ask(`cases ${words}`) : null,
    };
    response
      .status("refusal" in answer ? 422 : 200)
      .type("html")
      .send(pageHtml(page));
  });

  app.get("/filter", (request: Request, response: Response) => {
    const chosen = ["officer", "team", "age", "year"].flatMap((name) => {
      const value = text(request.query[name]).replaceAll('"', "");
      return value === "" ? [] : [`${name}:"${value}"`];
    });
    const words = [text(request.query["measure"]), ...chosen].join(" ");
    response.redirect(303, address("/", { as: askerOf(request), words }));
  });

  app.get("/chart.png", (request: Request, response: Response, next: NextFunction) => {
    const answer = site.answer(text(request.query["words"]), askerOf(request));
    const chart = "refusal" in answer ? undefined : chartOf(answer);
    if (!chart) response.sendStatus(404);
    else site.draw(chart).then((png) => response.type("png").send(png), next);
  });

  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    response.status(500).type("text").send("this could not be answered: the fault is the bot's own");
  });

  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${taken()}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function chartOf({ parts }: Answer): Chart | undefined {
  for (const part of parts) if (part.kind === "chart") return part;
  return undefined;
}
