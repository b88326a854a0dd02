import { describe, expect, it } from "vitest";
import { escaped, shown } from "../../../src/render/teams/card-text.ts";

describe("a text in which Teams reads markup", () => {
  it.each([
    ["**bold**", "∗∗bold∗∗"],
    ["_italic_ but snake_case", "ˍitalicˍ but snake_case"],
    ["[words](https://example.org)", "［words］(https:\u2060//example.org)"],
    ["- a list", "\u2060- a list"],
    ["  1. a list", "  1\u2060. a list"],
    ["# a heading", "\u2060# a heading"],
    ["> a quotation", "\u2060> a quotation"],
    ["a line\n- and a list", "a line\n\u2060- and a list"],
    ["`code` ~struck~", "ˋcodeˋ ∼struck∼"],
    ["<at>Ann</at> <!-- x -->", "‹at>Ann‹/at> ‹!-- x -->"],
    ["&lt;b&gt; R&D", "&\u2060lt;b&\u2060gt; R&D"],
    ["{{DATE(2021-06-30T07:00:00Z)}}", "{\u2060{DATE(2021-06-30T07:00:00Z)}}"],
    ["{{{x", "{\u2060{\u2060{x"],
    ["\\*", "∖∗"],
    ["<5 of 1,216 (62%), -15 days", "<5 of 1,216 (62%), -15 days"],
  ])("shows %s as it was written", (words, text) => {
    expect(escaped(words)).toBe(text);
    expect(escaped(text)).toBe(text);
  });
});

describe("a text in which Teams reads no markup", () => {
  it.each([
    ["**bold** [a](b) <5 - x", "**bold** [a](b) <5 - x"],
    ["{{TIME(2021-06-30T07:00:00Z)}}", "{\u2060{TIME(2021-06-30T07:00:00Z)}}"],
    ["https://example.org", "https:\u2060//example.org"],
    ["left\u202eright\u0007", "leftright "],
  ])("is left alone, but for functions, links and what turns its direction: %j", (words, text) => {
    expect(shown(words)).toBe(text);
    expect(shown(text)).toBe(text);
  });
});
