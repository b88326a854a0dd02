import { once } from "node:events";
import { createServer } from "node:http";
import express, { type NextFunction, type Request, type Response } from "express";
import type { Bot } from "../../bot.ts";
import type { Colleague } from "../../colleague.ts";
import { askerLabel, askersOf } from "./asker.ts";
import { guard } from "./guard.ts";
import type { Office } from "../../delivery/office.ts";
import type { Mailbox } from "./mailbox.ts";
import { pictures } from "./pictures.ts";
import { address, siteOf } from "./site.ts";

export interface Listening {
  readonly address: string;
  readonly close: () => Promise<void>;
}

const mostWords = 500;

function text(value: unknown): string {
  return typeof value === "string" ? value.slice(0, mostWords) : "";
}

/** Serves the local page. Port 0 takes any that is free. Rejects when the port is taken. */
export async function servePage(
  bot: Bot,
  office: Office,
  posts: Mailbox,
  { pageHost: host, pagePort: port }: { readonly pageHost: string; readonly pagePort: number },
): Promise<Listening> {
  const app = express();
  const server = createServer(app);
  const charts = pictures();
  const site = siteOf(bot, office, posts, (chart) => charts.keep(chart));
  const taken = () => {
    const at = server.address();
    return typeof at === "object" && at !== null ? at.port : port;
  };
  app.disable("x-powered-by");
  app.use(guard(() => (host === "127.0.0.1" ? taken() : null)));
  app.use(express.urlencoded({ extended: false, limit: "16kb" }));

  /** Who asks, as the page says; the first who may where it says nobody known. */
  const askerOf = (as: unknown): Colleague => {
    const all = bot.shelf.colleagues();
    const asker = all.get(text(as).toLowerCase()) ?? askersOf(all)[0];
    if (!asker) throw new Error("nobody may ask");
    return asker;
  };
  const send = (response: Response, html: string, isRefused = false) =>
    void response
      .status(isRefused ? 422 : 200)
      .type("html")
      .send(html);
  app.get("/", ({ query }: Request, response: Response) => {
    const [asker, words] = [askerOf(query["as"]), text(query["words"])];
    const answer = bot.answer(words, asker, "page");
    send(response, site.exchange(asker, words, answer), "refusal" in answer);
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
    office.morning(day).then(() => response.redirect(303, address("/messages", { as: email })), next);
  });

  app.post("/do", ({ body }: Request<unknown, unknown, Record<string, unknown>>, response: Response) => {
    const [asker, words] = [askerOf(body["as"]), text(body["words"])];
    const answer = bot.answer(words, asker, "page");
    if ("refusal" in answer) return send(response, site.exchange(asker, words, answer), true);
    if (answer.audience === "shared") posts.post({ at: bot.clock.now(), by: askerLabel(asker), answer });
    const back = text(body["back"]);
    const isOwn = back.startsWith("/") && !back.startsWith("//") && !back.includes("\\");
    const to = answer.audience === "shared" ? address("/channel", { as: asker.email }) : isOwn ? back : "/";
    return response.redirect(303, to);
  });

  app.get("/filter", ({ query }: Request, response: Response) => {
    const chosen = ["officer", "team", "age", "year"].flatMap((name) => {
      const value = text(query[name]).replaceAll('"', "");
      return value === "" ? [] : [`${name}:"${value}"`];
    });
    const asks = text(query["asks"]);
    const [measure = ""] = asks.split(" ");
    const kept = [/ on:\S+/.exec(asks)?.[0] ?? "", / by \w+$/.exec(asks)?.[0] ?? ""];
    const words = [measure, ...chosen].join(" ") + kept.join("");
    response.redirect(303, address("/", { as: askerOf(query["as"]).email, words }));
  });

  app.get("/chart/:name", ({ params }: Request, response: Response, next: NextFunction) => {
    const chart = charts.find(text(params["name"]).replace(/\.png$/, ""));
    if (!chart) response.sendStatus(404);
    else bot.draw(chart).then((png) => response.type("png").send(png), next);
  });

  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
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
