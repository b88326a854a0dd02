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

it.each(["x", "x@", '"', "{", "xoxb-", "a ", "\u0000", "é"])(
  "100 KB of %j in a library's line take no time, and the log holds no part of an address that is cut",
  (piece) => {
    const start = process.cpuUsage();
    const words = libraryWords([`${"ada ".repeat(499)}ada@x.org ${piece.repeat(100_000)}`]);
    const { user } = process.cpuUsage(start);

    expect(user / 1000).toBeLessThan(100);
    expect(words).not.toContain("@");
    expect(libraryWords([`failed ${" ".repeat(1985)}lovelace@x.org ${piece}`])).not.toContain("lovelace");
  },
);
