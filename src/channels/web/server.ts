import { once } from "node:events";
import { createServer } from "node:http";
import express, { type NextFunction, type Request, type Response } from "express";
import type { Answer } from "../../answer.ts";
import { normaliseEmail, type Colleague } from "../../access/colleagues.ts";
import { commandOf, type Bot, type ResolvedCommand } from "../../dispatch.ts";
import { askerLabel, askersOf } from "./asker.ts";
import { guard } from "./guard.ts";
import type { JobRunner } from "../../delivery/job-runner.ts";
import type { Inbox } from "./inbox.ts";
import { pagePictures } from "./page-pictures.ts";
import { address, siteOf } from "./site.ts";

export interface Listening {
  readonly address: string;
  readonly close: () => Promise<void>;
}

const mostWords = 500;

function text(value: unknown): string {
  return typeof value === "string" ? value.slice(0, mostWords) : "";
}

/** The page names somebody who may not ask, or no longer. */
class NobodyKnown extends Error {}

/** Whether a command only asks: a mere link, which any site can make, changes and posts nothing. */
function onlyAsks({ command }: ResolvedCommand): boolean {
  return command.changes !== true && command.posts !== true;
}

/** Serves the local page. Port 0 takes any that is free. Rejects when the port is taken. */
export async function servePage(
  bot: Bot,
  runner: JobRunner,
  posts: Inbox,
  { pageHost: host, pagePort: port }: { readonly pageHost: string; readonly pagePort: number },
): Promise<Listening> {
  const app = express();
  const server = createServer(app);
  const charts = pagePictures();
  const site = siteOf(bot, runner, posts, (chart) => charts.keep(chart));
  const taken = () => {
    const at = server.address();
    return typeof at === "object" && at !== null ? at.port : port;
  };
  app.disable("x-powered-by");
  app.use(guard(() => (host === "127.0.0.1" ? taken() : null)));
  app.use(express.urlencoded({ extended: false, limit: "16kb" }));

  /** Who asks, as the page says; the first who may where it says nobody. */
  const askerOf = (as: unknown): Colleague => {
    const all = bot.snapshots.colleagues();
    const asker = text(as) === "" ? askersOf(all)[0] : all.get(normaliseEmail(text(as)));
    if (!asker) throw new NobodyKnown();
    return asker;
  };
  const send = (response: Response, html: string, isRefused = false) =>
    void response
      .status(isRefused ? 422 : 200)
      .type("html")
      .send(html);
  app.get("/", ({ query }: Request, response: Response) => {
    const [asker, words] = [askerOf(query["as"]), text(query["words"])];
    const asked = commandOf(words);
    if (!onlyAsks(asked)) return send(response, site.confirm(asker, words));
    const answer = bot.answer(asked, asker, "page");
    return send(response, site.exchange(asker, words, answer), "error" in answer);
  });

  /** Shows in the channel what was asked for it, and only that: who may see only masked numbers gets those as shared too. */
  const post = (asker: Colleague, { command }: ResolvedCommand, answer: Answer): boolean => {
    if (answer.audience !== "shared" || command.posts !== true) return false;
    posts.post({ at: `${bot.clock.today()} ${bot.clock.hour()}`, by: askerLabel(asker), answer });
    return true;
  };

  app.post("/ask", ({ body }: Request<unknown, unknown, Record<string, unknown>>, response: Response) => {
    const [asker, words] = [askerOf(body["as"]), text(body["words"])];
    const as = asker.email;
    const asked = commandOf(words);
    if (onlyAsks(asked)) return response.redirect(303, address("/", { as, words }));
    const answer = bot.answer(asked, asker, "page");
    if ("error" in answer) return send(response, site.exchange(asker, words, answer), true);
    if (post(asker, asked, answer)) return response.redirect(303, address("/channel", { as }));
    return send(response, site.exchange(asker, words, answer));
  });

  app.get("/channel", ({ query }: Request, response: Response) => {
    send(response, site.channel(askerOf(query["as"])));
  });

  app.get("/messages", ({ query }: Request, response: Response) => {
    send(response, site.messages(askerOf(query["as"])));
  });

  app.post("/morning", ({ body }: Request<unknown, unknown, Record<string, unknown>>, response: Response, next) => {
    const { email } = askerOf(body["as"]);
    const day = text(body["day"]) === "next" ? "next" : "same";
    runner.morning(day).then(() => response.redirect(303, address("/messages", { as: email })), next);
  });

  app.post("/do", ({ body }: Request<unknown, unknown, Record<string, unknown>>, response: Response) => {
    const [asker, words] = [askerOf(body["as"]), text(body["words"])];
    const asked = commandOf(words);
    const answer = bot.answer(asked, asker, "page");
    if ("error" in answer) return send(response, site.exchange(asker, words, answer), true);
    if (post(asker, asked, answer)) return response.redirect(303, address("/channel", { as: asker.email }));
    const back = text(body["back"]);
    const isOwn = back.startsWith("/") && !back.startsWith("//") && !back.includes("\\");
    return response.redirect(303, isOwn ? back : "/");
  });

  app.get("/filter", ({ query }: Request, response: Response) => {
    const chosen = ["officer", "team", "age", "year"].flatMap((name) => {
      const value = text(query[name]).replaceAll('"', "");
      return value === "" ? [] : [`${name}:"${value}"`];
    });
    const asked = text(query["asks"]);
    const [measure = ""] = asked.split(" ");
    const kept = [/ on:\S+/.exec(asked)?.[0] ?? "", / by \w+$/.exec(asked)?.[0] ?? ""];
    const words = [measure, ...chosen].join(" ") + kept.join("");
    response.redirect(303, address("/", { as: askerOf(query["as"]).email, words }));
  });

  app.get("/chart/:name", ({ params }: Request, response: Response, next: NextFunction) => {
    const chart = charts.find(text(params["name"]).replace(/\.png$/, ""));
    if (!chart) response.sendStatus(404);
    else bot.draw(chart).then((png) => response.type("png").send(png), next);
  });

  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (error instanceof NobodyKnown) {
      return void response.status(403).type("text").send(`nobody of that email may ask; ask ${bot.accessContact}`);
    }
    bot.log.error("the page failed", { fault: error instanceof Error ? error.name : "unknown" });
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
