import { expect, it } from "vitest";
import { start } from "../../../src/app/app.ts";
import { readConfig } from "../../../src/config/config.ts";
import { silentLog } from "../../../src/platform/log.ts";
import { longPieces, longWords, leastProcessTime } from "../../support/hostile.ts";
import { isLong } from "../../support/long.ts";

it("the page refuses words that are too long, and reads no part of them", async () => {
  const bot = await start(readConfig({ PAGE_PORT: "0", DATA_DIR: ":memory:" }), silentLog);
  const page = bot.page ?? "";
  const post = (words: string) =>
    fetch(`${page}/ask`, { method: "POST", body: new URLSearchParams({ words }), headers: { origin: page } });
  try {
    for (const [length, status] of [
      [501, 422],
      [100_000, 413],
    ] as const) {
      const response = await post(`status ${"a".repeat(length)}`);
      expect(await response.text()).toContain("That is too long to read: use up to 500 characters.");
      expect(response.status).toBe(status);
    }
    expect((await post(`status${" ".repeat(600)}`)).status).toBe(200);
  } finally {
    await bot.stop();
  }
});

/** The longest that each takes: an address with its headers, and a form. */
const [inAddress, inForm] = [12_000, 100_000];

/** Every field of the page that holds words, and the status that too many of them get. */
const fields: readonly (readonly [method: "GET" | "POST", path: string, field: string, status: readonly number[]])[] = [
  ["GET", "/", "words", [422]],
  ["GET", "/", "as", [403]],
  ["GET", "/messages", "as", [403]],
  ["GET", "/channel", "as", [403]],
  ["GET", "/filter", "asks", [303]],
  ["GET", "/filter", "team", [303]],
  ["GET", "/chart/x", "for", [404]],
  ["POST", "/ask", "words", [413]],
  ["POST", "/do", "words", [413]],
  ["POST", "/do", "back", [413]],
  ["POST", "/morning", "day", [413]],
];

it("the page answers or refuses words of any kind and length in any of its fields in under 200 ms", async () => {
  const bot = await start(readConfig({ PAGE_PORT: "0", DATA_DIR: ":memory:" }), silentLog);
  const page = bot.page ?? "";
  const send = async (method: "GET" | "POST", path: string, field: string, words: string): Promise<number> => {
    const body = new URLSearchParams({ [field]: words });
    const asked =
      method === "GET"
        ? fetch(`${page}${path}?${body.toString()}`, { redirect: "manual" })
        : fetch(`${page}${path}`, { method: "POST", body, headers: { origin: page }, redirect: "manual" });
    return (await asked).status;
  };
  try {
    await fetch(page);
    const wrong: string[] = [];
    for (const [method, path, field, expected] of fields) {
      const pieces = isLong ? longPieces : longPieces.filter((_, at) => at % 5 === 0);
      for (const piece of pieces) {
        // what is no letter takes three characters of an address, or more
        const length = method === "GET" ? Math.floor(inAddress / encodeURIComponent("\u05d0").length) : inForm;
        const words = longWords(piece, piece === "a" && method === "GET" ? inAddress : Math.min(length, inForm));
        let status = 0;
        const time = await leastProcessTime(async () => (status = await send(method, path, field, words)));
        if (time > 200) wrong.push(`${path} ${field} ${JSON.stringify(piece)}: ${Math.round(time)} ms`);
        // blanks alone are no words
        if (words.trim() !== "" && !expected.includes(status))
          wrong.push(`${path} ${field} ${JSON.stringify(piece)}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  } finally {
    await bot.stop();
  }
});
