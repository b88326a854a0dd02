import type { Answer, Chart } from "../../answer.ts";
import type { Colleague } from "../../access/colleagues.ts";
import { commandOf, type Bot, type ErrorReply } from "../../dispatch.ts";
import { spelledDay } from "../../facts/calendar.ts";
import { toHtml, type Links } from "../../render/html.ts";
import { askerLabel, askersOf } from "./asker.ts";
import type { JobRunner } from "../../delivery/job-runner.ts";
import type { Inbox } from "./inbox.ts";
import { confirmHtml, interactionHtml, messagesHtml, pageHtml, type PageLocation } from "./page.ts";

/** An address of the page with its fields. */
export function address(path: string, fields: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(fields).toString()}`;
}

/** As many of somebody's messages from before the bot was started anew as are worth their time to write again. */
const mostEarlier = 5;

/** What the page shows, as whole pages of HTML. */
export function siteOf(bot: Bot, runner: JobRunner, mailbox: Inbox, picture: (chart: Chart) => string) {
  const linksOf = (as: string, back: string, answer: Answer): Links => ({
    ask(words) {
      const { command } = commandOf(words);
      if (!command.changes && !command.posts) return { address: address("/", { as, words }) };
      return { action: "/do", fields: { as, words, back } };
    },
    choose: answer.query === undefined ? null : { action: "/filter", fields: { as, asks: answer.query } },
    picture,
  });

  /** The mailbox is forgotten when the bot stops, and the store is not: what was sent before is written again from it. */
  const lettersOf = ({ email }: Colleague): readonly { key?: string; at: string; by: string; answer?: Answer }[] => {
    const letters = mailbox.of(email);
    const known = new Set(letters.map(({ key }) => key));
    const conversation = `person:${bot.store.personKey(email)}`;
    const earlier = bot.store.outbox
      .ended("sent")
      .filter((one) => one.conversation === conversation && !known.has(one.key))
      .slice(-mostEarlier)
      .map(({ key, payload }) => ({ key, at: payload.day, by: "SEND bot, before it was started anew" }));
    return [...earlier, ...letters];
  };

  const around = (asker: Colleague, words: string, path: string, body: string): string => {
    const as = asker.email;
    const place = (label: string, to: string): PageLocation => ({
      label,
      address: address(to, { as }),
      isHere: to === path,
    });
    const shortcut = (label: string, query: string): PageLocation => ({
      label,
      address: address("/", { as, words: query }),
      isHere: path === "/" && query === words,
    });
    const pinned = bot.pinned(asker).map((one) => shortcut(one.label, one.words));
    return pageHtml({
      source: bot.snapshots.current().source,
      day: spelledDay(bot.clock.today()),
      askers: askersOf(bot.snapshots.colleagues()).map((one) => ({ email: one.email, label: askerLabel(one) })),
      known: bot.known,
      as,
      words,
      places: [
        place("Ask", "/"),
        place(`Messages (${lettersOf(asker).length})`, "/messages"),
        place(`Channel (${mailbox.posts().length})`, "/channel"),
      ],
      days: bot.clock.moveTo !== null,
      shortcuts: [
        { title: "Pinned", places: pinned },
        { title: "Dashboard", places: bot.pages.map(({ id, title }) => shortcut(title, id)) },
      ],
      body,
    });
  };

  return {
    /** The answer to somebody's words. */
    exchange(asker: Colleague, words: string, answer: Answer | ErrorReply): string {
      const html =
        "error" in answer
          ? answer
          : { html: toHtml(answer, linksOf(asker.email, address("/", { as: asker.email, words }), answer)) };
      return around(asker, words, "/", interactionHtml(words, html));
    },
    /** What a link may not do by itself, for the asker to confirm. */
    confirm: (asker: Colleague, words: string): string => around(asker, words, "/", confirmHtml(asker.email, words)),
    /** Somebody's private messages, each as it stands now: a button pressed in one changes that very message. */
    messages(asker: Colleague): string {
      const letters = lettersOf(asker).map(({ at, by, answer, key }) => {
        const now = (key === undefined ? null : runner.rewrite(key)) ?? answer;
        if (now === undefined) return { at, by, html: `<p class="empty">Nothing of this is true any more.</p>` };
        const back = address("/messages", { as: asker.email });
        return { at, by, html: toHtml(now, { ...linksOf(asker.email, back, now), choose: null }) };
      });
      const empty = "No message came yet. Run the morning to see what the bot sends by itself.";
      return around(asker, "", "/messages", messagesHtml("Private messages", letters, empty));
    },
    /** What the pretended channel shows to everybody in it. */
    channel(asker: Colleague): string {
      const letters = mailbox.posts().map(({ at, by, answer }) => {
        return { at, by, html: toHtml(answer, { ...linksOf(asker.email, "/channel", answer), choose: null }) };
      });
      const empty = "Nothing was posted yet. Share an answer to see what a channel would see of it.";
      return around(asker, "", "/channel", messagesHtml("A channel, as everybody in it sees it", letters, empty));
    },
  };
}
