import { WebAPIPlatformError } from "@slack/web-api";
import { describe, expect, it } from "vitest";
import { pages, tryCall } from "../../../../src/channels/slack/connection/slack-call.ts";

describe("a list of Slack's", () => {
  it("is read page by page, up to the page without a cursor", async () => {
    const asked: unknown[] = [];
    const list = pages(async (position) => {
      asked.push(position);
      const number = asked.length;
      return { members: [number], response_metadata: { next_cursor: number < 3 ? `after ${number}` : "" } };
    });
    const members: number[] = [];
    for await (const page of list) members.push(...page.members);

    expect(members).toEqual([1, 2, 3]);
    expect(asked).toEqual([{}, { cursor: "after 1" }, { cursor: "after 2" }]);
  });

  it("is read no further than is wanted", async () => {
    let calls = 0;
    const list = pages(async () => ({ page: (calls += 1), response_metadata: { next_cursor: "more" } }));
    for await (const { page } of list) if (page === 2) break;

    expect(calls).toBe(2);
  });
});

describe("a call", () => {
  it("says how Slack rejected it, and nothing where it went well", async () => {
    const rejected = async () => {
      throw new WebAPIPlatformError({ ok: false, error: "is_archived" });
    };

    expect(await tryCall(async () => "done")).toBeNull();
    expect(await tryCall(rejected)).toEqual({ kind: "rejected", error: "is_archived" });
  });

  it("passes on an error that is not Slack's", async () => {
    await expect(tryCall(() => Promise.reject(new RangeError("our own")))).rejects.toThrow(RangeError);
  });
});
