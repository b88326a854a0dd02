import { ExpressReceiver, type ExpressReceiverOptions } from "@slack/bolt";
import type { Log } from "../../log.ts";
import { clientLogger } from "./clients.ts";

/** The web application that requests come to. */
export type WebApplication = NonNullable<ExpressReceiverOptions["app"]>;

/** Takes Slack's requests at /slack/events. Others are refused with 401; `onRefused` is told of each. */
export function httpReceiver(web: WebApplication, signingSecret: string, log: Log, onRefused: () => void) {
  web.use("/slack/events", (request, response, next) => {
    // Bolt compares the whole header and takes none with a charset.
    const [type = ""] = (request.headers["content-type"] ?? "").split(";");
    request.headers["content-type"] = type.trim().toLowerCase();
    response.on("finish", () => {
      if (response.statusCode === 401) onRefused();
    });
    next();
  });
  return new ExpressReceiver({ app: web, signingSecret, endpoints: "/slack/events", logger: clientLogger(log) });
}
