import { html } from "@remix-run/html-template";
import { describe, expect, it } from "vitest";
import { rejection } from "../../../src/channels/web/guard.ts";
import { pageHtml } from "../../../src/channels/web/page.ts";
import { toHtml } from "../../../src/render/html.ts";

const host = "127.0.0.1:3000";

describe("the local page", () => {
  it.each<[Record<string, string>, string | null]>([
    [{ host }, null],
    [{ host: "localhost:3000", origin: "http://localhost:3000" }, null],
    [{ host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }, null],
    [{ host: "evil.example:3000" }, "answers only to its own address"],
    [{ host: "127.0.0.1:80" }, "answers only to its own address"],
    [{ host: "127.0.0.1:3000.evil.example" }, "answers only to its own address"],
    [{ host, origin: "http://localhost:3000" }, "no forms of other sites"],
    [{ host, origin: "http://evil.example" }, "no forms of other sites"],
    [{ host, origin: "null" }, "no forms of other sites"],
    [{ host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }, "not for other sites"],
    [{ host, "x-forwarded-for": "10.0.0.1" }, "no forwarded requests"],
    [{ host, via: "1.1 proxy" }, "no forwarded requests"],
    [{ host, "x-real-ip": "10.0.0.1" }, "no forwarded requests"],
    [{ host, forwarded: "for=10.0.0.1" }, "no forwarded requests"],
  ])("takes %j: %s", (headers, says) => {
    const found = rejection(headers, 3000);

    expect(says === null ? found === null : (found ?? "").includes(says)).toBe(true);
  });

  it("answers on any port in a container, to its own names alone", () => {
    expect(rejection({ host: "localhost:8080", origin: "http://localhost:8080" }, null)).toBeNull();
    expect(rejection({ host: "evil.example:8080" }, null)).toContain("its own address");
  });

  it("escapes everything that a row or a person wrote", () => {
    const evil = `<img src=x onerror="alert('1')">`;
    const shown = toHtml(
      {
        audience: "private",
        title: evil,
        on: "2021-06-30",
        asAt: "2021-06-30T07:00:00+01:00",
        filters: [{ name: "team", value: evil }],
        parts: [
          { kind: "say", text: evil },
          {
            kind: "table",
            rowHeading: evil,
            columns: [{ label: evil, unit: "count" }],
            rows: [{ label: evil, values: [1] }],
          },
          {
            kind: "list",
            headings: ["Case"],
            items: [{ cells: [evil], address: evil, choices: [{ label: evil, words: evil }] }],
            total: 1,
          },
          {
            kind: "choices",
            title: evil,
            choices: [{ label: evil, words: evil }],
            selects: [
              { name: evil, chosen: evil, all: { label: evil, words: evil }, options: [{ label: evil, words: evil }] },
            ],
          },
          { kind: "choices", title: evil, choices: [{ label: evil, words: `pin ${evil}` }] },
          { kind: "note", about: "caveat", text: evil },
        ],
      },
      {
        ask: (words) =>
          words.startsWith("pin") ? { action: evil, fields: { [evil]: words } } : { address: `/?words=${words}` },
        choose: { action: evil, fields: { [evil]: evil } },
        picture: () => "/chart.png",
      },
    ).toString();

    expect(shown).not.toContain("<img src=x");
    expect(shown.split("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;").length).toBeGreaterThan(20);
  });

  it("shows no sign that turns the direction of text", () => {
    const page = pageHtml({
      source: "the \u202edemo",
      day: "30 June 2021",
      askers: [],
      as: "",
      words: "reviews\u2066",
      known: [],
      incidents: [],
      locations: [],
      shortcuts: [],
      isDayPretended: false,
      body: html`<p>${"\u202e"}</p>`,
    });

    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(page).toContain("<small>the demo, 30 June 2021</small>");
  });
});
