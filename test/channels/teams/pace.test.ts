import { expect, it } from "vitest";
import { openPace } from "../../../src/channels/teams/connection/pace.ts";

const second = 1000;

/** How many messages go to a conversation in so long, if one is tried every so often. */
function sentWithin(milliseconds: number, every: number): number {
  let time = 0;
  const wait = openPace(() => time);
  let sent = 0;
  for (; time < milliseconds; time += every) if (wait("a:ada") === 0) sent += 1;
  return sent;
}

it.each([
  [7, second, 10],
  [8, 2 * second, 10],
  [60, 30 * second, 100],
  [1800, 3600 * second, 1700],
])("at most %i messages go to a conversation in %i milliseconds", (most, milliseconds, every) => {
  expect(sentWithin(milliseconds, every)).toBe(most);
});

it("a message waits until the limit allows it, and those to others do not wait", () => {
  let time = 0;
  const wait = openPace(() => time);
  for (let at = 0; at < 7; at += 1) expect(wait("a:ada")).toBe(0);

  expect(wait("a:ada")).toBe(second);
  expect(wait("a:ben")).toBe(0);
  time = second;
  expect(wait("a:ada")).toBe(0);
});
