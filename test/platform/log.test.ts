import { expect, it } from "vitest";
import { libraryWords } from "../../src/platform/log.ts";

it.each<[string, readonly unknown[], string]>([
  ["an error's name", ["failed:", new TypeError("ada@x.org")], "failed: TypeError"],
  ["no address", ["no user <ada.lovelace@x.org>, retried"], "no user … retried"],
  ["no token", ["used xoxb-1-abc and xapp-1-A2 twice"], "used … and … twice"],
  ["nothing quoted", ['unknown event "Ada is late" came'], "unknown event … came"],
  ["nothing of a quotation that is cut", ['unknown event "Ada is'], "unknown event …"],
  ["no data", ["not acknowledged", '{"text":\n"Ada"}'], "not acknowledged …"],
  ["no object", ["event", { text: "Ada" }], "event"],
  ["160 characters at most", ["x".repeat(500)], "x".repeat(160)],
])("of what a library prints the log holds %s", (_, parts, words) => {
  expect(libraryWords(parts)).toBe(words);
});
