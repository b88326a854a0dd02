import { createRequire } from "node:module";
import * as fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dispatch } from "../../../src/dispatch.ts";
import { pages, measures } from "../../../src/measures/index.ts";
import { toTeams, type TeamsForm } from "../../../src/render/teams/index.ts";
import { hasBrowser, launchBrowser } from "../../support/browser.ts";
import { aCommandContext } from "../../support/context.ts";
import { demoSnapshot as snapshot } from "../../support/demo.ts";
import { approvedWords } from "../../support/every-answer.ts";
import { anyAnswer } from "../../support/random-answer.ts";

const library = createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.min.js");
const manager = aCommandContext(snapshot);

interface Rendered {
  /** What the library finds wrong. */
  readonly errors: readonly string[];
  readonly words: string;
  readonly links: readonly string[];
  readonly charts: number;
  /** Inputs without a label. */
  readonly unlabelled: number;
}

/** Runs in the page: Microsoft's library reads and draws a card as a client does that knows no charts. */
const draw = `(card) => {
  const context = new AdaptiveCards.SerializationContext();
  const parsed = new AdaptiveCards.AdaptiveCard();
  // The library counts the buttons of a row's menu too.
  parsed.hostConfig = new AdaptiveCards.HostConfig({ actions: { maxActions: 20 } });
  parsed.parse(card, context);
  const root = parsed.render();
  document.body.replaceChildren(root);
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at));
  const found = [...events, ...parsed.validateProperties().validationEvents].map(({ message }) => message);
  return {
    errors: found.filter((message) => !message.includes("Chart.")),
    words: root.innerText,
    links: [...root.querySelectorAll("a[href]")].map((link) => link.getAttribute("href")),
    charts: root.querySelectorAll("svg, canvas").length,
    unlabelled: [...root.querySelectorAll("select, input")].filter(
      (input) => !input.closest("[aria-labelledby]"),
    ).length,
  };
}`;

describe.skipIf(!hasBrowser)(
  "a card drawn by Microsoft's library in a browser (without one: apt-get install chromium)",
  () => {
    let browser: Browser;
    let page: Page;
    beforeAll(async () => {
      browser = await launchBrowser();
      page = await browser.newPage();
      await page.addScriptTag({ path: library });
    });
    afterAll(() => browser.close());

    const drawn = (card: TeamsForm["card"]): Promise<Rendered> => page.evaluate(`(${draw})(${JSON.stringify(card)})`);

    it("has no error in any form of any measure, page or command, and says the numbers where a chart would be", async () => {
      const asked = [...measures.map(({ id }) => id), ...pages.map(({ id }) => id), ...approvedWords.flat()];
      const faults: string[] = [];
      for (const words of new Set(asked)) {
        const answer = dispatch(words, manager);
        for (const { look, card } of toTeams(answer, { keep: () => "q7f3k2" })) {
          if (card === null) continue;
          const { errors, words: shown, charts, unlabelled } = await drawn(card);
          const alt = answer.parts.flatMap((part) =>
            part.kind === "chart" && JSON.stringify(card).includes('"Chart.') ? [part.alt] : [],
          );
          faults.push(
            ...errors,
            ...(shown.startsWith(answer.title) ? [] : [`${words} as ${look} has no title`]),
            ...alt
              .filter((text) => !shown.includes(text.slice(0, 200)))
              .map(() => `${words} lacks the chart's sentence`),
            ...(charts + unlabelled === 0
              ? []
              : [`${words} as ${look} has ${charts} charts, ${unlabelled} bare inputs`]),
          );
        }
      }

      expect(faults).toEqual([]);
    }, 120_000);

    it("is no markup, whatever people wrote", async () => {
      for (const answer of fc.sample(anyAnswer, { numRuns: 40, seed: 2021 })) {
        for (const { card } of toTeams(answer, { keep: () => "q7f3k2" })) {
          if (card === null) continue;
          const { errors, links } = await drawn(card);

          expect(errors).toEqual([]);
          expect(links.filter((link) => !link.startsWith("https://"))).toEqual([]);
        }
      }
    }, 120_000);
  },
);
