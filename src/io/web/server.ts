import { once } from "node:events";
import { createServer } from "node:http";
import express, { type NextFunction, type Request, type Response } from "express";
import type { Answer, Chart, Select } from "../../answer.ts";
import type { Bot } from "../../bot.ts";
import { roles, type Colleague } from "../../colleague.ts";
import { toHtml } from "../../render/html.ts";
import { guard } from "./guard.ts";
import { pageHtml, type Page } from "./page.ts";

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

/** Serves the page. Port 0 takes any that is free. Rejects when the port is taken. */
export async function servePage(bot: Bot, host: string, port: number): Promise<Listening> {
  const app = express();
  const server = createServer(app);
  const taken = () => {
    const at = server.address();
    return typeof at === "object" && at !== null ? at.port : port;
  };
  app.disable("x-powered-by");
  app.use(guard(taken));
  const askerOf = (request: Request): Colleague | null => {
    const all = bot.shelf.colleagues();
    return all.get(text(request.query["as"]).toLowerCase()) ?? askersOf(all)[0] ?? null;
  };
  const answerTo = (words: string, as: Colleague | null) =>
    as === null ? { refusal: `nobody may ask; for access, ask ${bot.accessContact}` } : bot.answer(words, as, "page");

  app.get("/", (request: Request, response: Response) => {
    const [asker, words] = [askerOf(request), text(request.query["words"])];
    const as = asker?.email ?? "";
    const answer = answerTo(words, asker);
    const ask = (other: string) => address("/", { as, words: other });
    const html =
      "refusal" in answer
        ? answer
        : { html: toHtml(answer, { ask, picture: () => address("/chart.png", { as, words }) }) };
    const page: Page = {
      source: bot.shelf.book().source,
      askers: askersOf(bot.shelf.colleagues()).map((one) => ({ email: one.email, label: labelOf(one) })),
      known: bot.known,
      as,
      words,
      answer: html,
      selects: "refusal" in answer ? [] : selectsOf(answer),
      asks: "refusal" in answer ? "" : (answer.asks ?? ""),
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
    const asks = text(request.query["asks"]);
    const [measure = ""] = asks.split(" ");
    const kept = [/ on:\S+/.exec(asks)?.[0] ?? "", / by \w+$/.exec(asks)?.[0] ?? ""];
    const words = [measure, ...chosen].join(" ") + kept.join("");
    response.redirect(303, address("/", { as: askerOf(request)?.email ?? "", words }));
  });

  app.get("/chart.png", (request: Request, response: Response, next: NextFunction) => {
    const answer = answerTo(text(request.query["words"]), askerOf(request));
    const chart = "refusal" in answer ? undefined : chartOf(answer);
    if (!chart) response.sendStatus(404);
    else bot.draw(chart).then((png) => response.type("png").send(png), next);
  });

  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    response.status(500).type("text").send("this could not be answered: the fault is the bot's own");
  });

  server.listen(port, host);
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

function selectsOf({ parts }: Answer): readonly Select[] {
  return [...parts].flatMap((part) => (part.kind === "choices" ? (part.selects ?? []) : []));
}

const rolesFirst = ["manager", "team-manager", "analyst", "viewer", "officer"] satisfies (typeof roles)[number][];

/** Those who may ask, as the page lists them: by role, then by name. */
function askersOf(all: ReadonlyMap<string, Colleague>): Colleague[] {
  const place = ({ role }: Colleague) => rolesFirst.indexOf(role);
  return [...all.values()].sort((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1));
}

function labelOf({ name, role, team }: Colleague): string {
  return `${name} (${role}${team === null ? "" : `, ${team}`})`;
}
