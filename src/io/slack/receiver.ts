import { ExpressReceiver, type ExpressReceiverOptions } from "@slack/bolt";
import type { Log } from "../../log.ts";
import { clientLogger } from "./clients.ts";

/** The web application that requests come to. */
export type WebApplication = NonNullable<ExpressReceiverOptions["app"]>;

/** What is told of the requests. */
export interface Hearing {
  /** One came; what is given back is told that it was answered. */
  readonly arrived: () => () => void;
  /** It was not Slack's. */
  readonly refused: () => void;
}

/** Takes Slack's requests at /slack/events. Others are refused with 401. */
export function httpReceiver(web: WebApplication, signingSecret: string, log: Log, { arrived, refused }: Hearing) {
  web.use("/slack/events", (request, response, next) => {
    const acknowledged = arrived();
    response.on("close", acknowledged);
    // Bolt compares the whole header and takes none with a charset.
    const [type = ""] = (request.headers["content-type"] ?? "").split(";");
    request.headers["content-type"] = type.trim().toLowerCase();
    response.on("finish", () => {
      if (response.statusCode === 401) refused();
    });
    next();
  });
  return new ExpressReceiver({ app: web, signingSecret, endpoints: "/slack/events", logger: clientLogger(log) });
}
