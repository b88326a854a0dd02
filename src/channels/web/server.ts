import { commandOf, tooLong, type Bot, type ResolvedCommand } from "../../dispatch.ts";
import { once } from "node:events";
import express, { type NextFunction, type Request, type Response } from "express";
import { normaliseEmail, type Colleague } from "../../access/colleagues.ts";
import type { Answer } from "../../answer.ts";
import type { JobRunner } from "../../delivery/job-runner.ts";
import { boundedServer } from "../../platform/http/bounded-server.ts";
import { listenOn, portOf } from "../../platform/http/http-listener.ts";
import { errorName } from "../../platform/log.ts";
import { inRequest } from "../../platform/request-id.ts";
import { openSerialQueue } from "../../platform/serial-queue.ts";
import { UserError } from "../../user-error.ts";
import { askerLabel, askersOf } from "./asker.ts";
import { guard } from "./guard.ts";
import type { Inbox } from "./inbox.ts";
import { caseStandIn, caseStandInHtml } from "./case-stand-in.ts";
import { waitingHtml } from "./page.ts";
import { openPagePictures } from "./page-pictures.ts";
import { address, openSite } from "./site.ts";

/** The page, served. */
export interface RunningPage {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Serves the local page. Port 0 takes any that is free. Rejects when the port is taken. */
export async function servePage(
  bot: Bot,
  runner: JobRunner,
  inbox: Inbox,
  { pageHost: host, pagePort: port }: { readonly pageHost: string; readonly pagePort: number },
): Promise<RunningPage> {
  const app = express();
  const server = boundedServer(app);
  const pictures = openPagePictures();
  const site = openSite(bot, runner, inbox, pictures.keep);
  const { runInSlices } = openSerialQueue();
  const ownPort = () => portOf(server) ?? port;
  app.disable("x-powered-by");
  app.use((_request: Request, _response: Response, next: NextFunction) => inRequest(next));
  app.use(guard(() => (host === "127.0.0.1" ? ownPort() : null)));
  app.use(express.urlencoded({ extended: false, limit: "16kb" }));
  app.use((_request: Request, response: Response, next: NextFunction) => {
    const reason = bot.whyEmpty();
    if (reason === null || bot.snapshots.colleagues().size > 0) return next();
    response.status(503).set({ "retry-after": "3", refresh: "3" }).type("html").send(waitingHtml(reason));
  });

  /** Returns whom the page asks as; the first who may ask where it names nobody. Throws where it names somebody else. */
  const askerOf = (as: unknown): Colleague => {
    const all = bot.snapshots.colleagues();
    const asker = text(as) === "" ? askersOf(all)[0] : all.get(normaliseEmail(text(as)));
    if (!asker) throw new UnknownAskerError();
    return asker;
  };
  const send = (response: Response, page: string, isRejected = false) =>
    void response
      .status(isRejected ? 422 : 200)
      .type("html")
      .send(page);

  app.get("/", async ({ query }: Request, response: Response) => {
    const [asker, words] = [askerOf(query["as"]), text(query["words"])];
    const asked = commandOf(words === "" ? opening : words);
    if (!isQuestion(asked)) return send(response, site.confirm(asker, words));
    const answer = await runInSlices(bot.answer(asked, asker, "page"));
    send(response, site.interaction(asker, words, answer), "error" in answer);
  });

  /**
   * Posts to the channel what was asked for it, and only that: an answer can be shareable for another reason, as where its
   * asker may see only rounded numbers. Returns whether it was posted.
   */
  const post = (asker: Colleague, asked: ResolvedCommand, answer: Answer): boolean => {
    if (answer.audience !== "shared" || asked.command.posts !== true) return false;
    inbox.post(askerLabel(asker, bot.snapshots.colleagues()), answer);
    bot.auditPost(asked, asker, "page", "the-channel", "posted");
    return true;
  };

  app.post("/ask", async ({ body }: Request<unknown, unknown, Record<string, unknown>>, response: Response) => {
    const [asker, words] = [askerOf(body["as"]), text(body["words"])];
    const as = asker.email;
    const asked = commandOf(words);
    if (isQuestion(asked)) return response.redirect(303, address("/", { as, words }));
    const answer = await runInSlices(bot.answer(asked, asker, "page"));
    if ("error" in answer) return send(response, site.interaction(asker, words, answer), true);
    if (post(asker, asked, answer)) return response.redirect(303, address("/channel", { as }));
    return send(response, site.interaction(asker, words, answer));
  });

  app.get(`${caseStandIn}:reference`, ({ params }: Request<{ reference: string }>, response: Response) => {
    send(response, caseStandInHtml(params.reference));
  });

  app.get("/channel", ({ query }: Request, response: Response) => {
    send(response, site.channel(askerOf(query["as"])));
  });

  app.get("/messages", async ({ query }: Request, response: Response) => {
    send(response, await site.messages(askerOf(query["as"])));
  });

  app.post("/morning", ({ body }: Request<unknown, unknown, Record<string, unknown>>, response: Response, next) => {
    const asker = askerOf(body["as"]);
    const day = text(body["day"]) === "next" ? "next" : "same";
    const shown = (sent: number): void => {
      site.morningCame(asker, sent);
      response.redirect(303, address("/messages", { as: asker.email }));
    };
    runner.morning(day).then(shown, next);
  });

  app.post("/do", async ({ body }: Request<unknown, unknown, Record<string, unknown>>, response: Response) => {
    const [asker, words] = [askerOf(body["as"]), text(body["words"])];
    const asked = commandOf(words);
    const answer = await runInSlices(bot.answer(asked, asker, "page"));
    if ("error" in answer) return send(response, site.interaction(asker, words, answer), true);
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

  app.get("/chart/:name", ({ params, query }: Request, response: Response, next: NextFunction) => {
    const screen = text(query["for"]) === "phone" ? "phone" : "desk";
    const chart = pictures.find(text(params["name"]).replace(/\.png$/, ""));
    if (!chart) response.sendStatus(404);
    else bot.draw(chart, screen).then((png) => response.type("png").send(png), next);
  });

  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (error instanceof UnknownAskerError) {
      return void response
        .status(403)
        .type("text")
        .send(`That email address does not have access. For access, ask ${bot.accessContact}.`);
    }
    if (isTooLarge(error)) return void response.status(413).type("text").send(tooLong);
    if (error instanceof UserError) return void response.status(422).type("text").send(error.message);
    bot.log.error("the page failed", { error: errorName(error) });
    if (response.headersSent) return next(error);
    response.status(500).type("text").send("Something went wrong, so the question was not answered. Try again.");
  });

  await listenOn(server, { port, host }, "PAGE_PORT");
  return {
    address: `http://127.0.0.1:${ownPort()}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** What the page shows before anything is asked. */
const opening = "today";

/** More than can be answered, so that what is too long is refused and not cut; and not more than is shown again. */
const mostRead = 1000;

/** Reads a field of a form or an address; anything but a single text is empty. */
function text(value: unknown): string {
  return typeof value === "string" ? value.slice(0, mostRead) : "";
}

/** Whether a form was larger than is read at all. */
function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "type" in error && error.type === "entity.too.large";
}

/** The page names somebody who may not ask, or no longer. */
class UnknownAskerError extends Error {}

/** Whether the words only ask: a mere link, which any site can make, changes and posts nothing. */
function isQuestion({ command }: ResolvedCommand): boolean {
  return command.changes !== true && command.posts !== true;
}
