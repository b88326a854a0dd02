import { expect, it } from "vitest";
import { telling } from "../src/app/channels.ts";
import type { CaseBook } from "../src/cases/book.ts";
import { clockOf, shelfOf } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { silentLog } from "../src/log.ts";

it("who shows the book is told of every new one", async () => {
  const config = readConfig({});
  const told: CaseBook[] = [];
  const shelf = telling(shelfOf(config, clockOf(config), silentLog, null), () => void told.push(shelf.book()));
  await shelf.refresh();

  expect(told).toHaveLength(1);
  expect(told[0]).toBe(shelf.book());
});
