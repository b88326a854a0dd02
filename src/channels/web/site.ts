import { html, type SafeHtml } from "@remix-run/html-template";
import { LRUCache } from "lru-cache";
import type { Colleague } from "../../access/colleagues.ts";
import { numberText, type Answer, type Chart, type Part } from "../../answer.ts";
import { countOf } from "../../digest/digest-lines.ts";
import { personalConversation } from "../../digest/conversation.ts";
import type { Bot, ErrorReply } from "../../dispatch.ts";
import type { JobRunner } from "../../delivery/job-runner.ts";
import { commandOf } from "../../dispatch.ts";
import { dayOfText } from "../../cases/day.ts";
import { spelledDay } from "../../facts/calendar.ts";
import { toHtml, type Links } from "../../render/html.ts";
import { askerLabel, askersOf } from "./asker.ts";
import { unlessFaulty } from "../../store/health/store-fault.ts";
import type { Inbox } from "./inbox.ts";
import {
  confirmHtml,
  emptyHtml,
  interactionHtml,
  messagesHtml,
  noticeHtml,
  pageHtml,
  type PageLocation,
} from "./page.ts";

/** The pages that the site shows, each as whole HTML. */
export interface Site {
  /** The answer to somebody's words. */
  readonly interaction: (asker: Colleague, words: string, answer: Answer | ErrorReply) => string;
  /** What a link may not do by itself, for the asker to confirm. */
  readonly confirm: (asker: Colleague, words: string) => string;
  /** Somebody's private messages, each as it stands now: a button pressed in one changes that very message. */
  readonly messages: (asker: Colleague) => Promise<string>;
  /** Remembers for somebody's messages how many a morning sent that they asked for. */
  readonly morningCame: (asker: Colleague, sent: number) => void;
  /** What the pretended channel shows to everybody in it. */
  readonly channel: (asker: Colleague) => string;
}

/** Returns an address of the page with its fields. */
export function address(path: string, fields: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(fields).toString()}`;
}

/** How many of somebody's messages from before the bot's last start are shown: each has to be made again. */
const mostEarlier = 5;

/** How many of somebody's last questions the page offers again. */
const mostQuestions = 8;
const mostAskers = 100;

/** A page of more takes the process too long to write, and a browser to show. */
const mostItems = 5000;

/** Cuts the lists of an answer that hold more than a page shows, and says so. */
export function shortened(answer: Answer): Answer {
  if (answer.audience === "shared") return answer;
  const parts = answer.parts.flatMap((part): Part[] => {
    if (part.kind !== "list" || part.items.length <= mostItems) return [part];
    const text = `The first ${numberText(mostItems, "count")} of ${numberText(part.items.length, "count")} are shown. Narrow the question to see others.`;
    return [
      { kind: "note", about: "left-out", text },
      { ...part, items: part.items.slice(0, mostItems) },
    ];
  });
  return { ...answer, parts };
}

export function openSite(bot: Bot, runner: JobRunner, inbox: Inbox, picture: (chart: Chart) => string): Site {
  const linksOf = (as: string, back: string, answer: Answer): Links => ({
    ask(words) {
      const { command } = commandOf(words);
      if (!command.changes && !command.posts) return { address: address("/", { as, words }) };
      return { action: "/do", fields: { as, words, back } };
    },
    choose: answer.query === undefined ? null : { action: "/filter", fields: { as, asks: answer.query } },
    picture,
  });

  const questions = new LRUCache<string, readonly string[]>({ max: mostAskers });
  const mornings = new LRUCache<string, string>({ max: mostAskers });

  /** The inbox is lost when the bot stops, and the store is not: earlier messages are made again from the store. */
  const messagesOf = ({ email }: Colleague): readonly { key?: string; at: string; by: string; answer?: Answer }[] => {
    const messages = inbox.of(email);
    const keys = new Set(messages.map(({ key }) => key));
    const conversation = personalConversation(bot.store.personKey(email));
    const earlier = unlessFaulty(() => bot.store.outbox.ended("sent"), [])
      .filter((one) => one.conversation === conversation && !keys.has(one.key))
      .slice(-mostEarlier)
      .map(({ key, payload }) => ({
        key,
        at: spelledDay(dayOfText(payload.day)),
        by: "SEND bot, sent earlier",
      }));
    return [...earlier, ...messages];
  };

  const pageWith = (asker: Colleague, words: string, path: string, body: SafeHtml): string => {
    const as = asker.email;
    const location = (label: string, to: string): PageLocation => ({
      label,
      address: address(to, { as }),
      isHere: to === path && words === "",
    });
    const shortcut = (label: string, query: string): PageLocation => ({
      label,
      address: address("/", { as, words: query }),
      isHere: path === "/" && query === words,
    });
    return pageHtml({
      source: bot.snapshots.current().source,
      day: spelledDay(bot.clock.today()),
      askers: askersOf(bot.snapshots.colleagues()).map((one) => ({
        email: one.email,
        label: askerLabel(one, bot.snapshots.colleagues()),
      })),
      known: bot.known,
      as,
      words,
      locations: [
        location("Today", "/"),
        location(`Messages (${messagesOf(asker).length})`, "/messages"),
        location(`Channel (${inbox.posts().length})`, "/channel"),
      ],
      isDayPretended: bot.clock.moveTo !== null,
      shortcuts: [
        { title: "Pinned", locations: bot.pinned(asker).map((one) => shortcut(one.label, one.words)) },
        { title: "You asked", locations: (questions.get(as) ?? []).map((one) => shortcut(one, one)) },
        { title: "Dashboard", locations: bot.pages.map(({ id, title }) => shortcut(title, id)) },
      ],
      incidents: bot.incidents.current().map(({ sentence }) => sentence),
      body,
    });
  };

  return {
    interaction(asker, words, answer) {
      const back = address("/", { as: asker.email, words });
      const shown = "error" in answer ? answer : toHtml(shortened(answer), linksOf(asker.email, back, answer));
      if (words !== "" && !("error" in answer)) {
        const before = (questions.get(asker.email) ?? []).filter((one) => one !== words);
        questions.set(asker.email, [words, ...before].slice(0, mostQuestions));
      }
      return pageWith(asker, words, "/", interactionHtml(words, shown));
    },
    confirm: (asker, words) => pageWith(asker, words, "/", confirmHtml(asker.email, words)),
    async messages(asker) {
      const messages = [];
      for (const { at, by, answer, key } of messagesOf(asker)) {
        const now = (key === undefined ? null : await runner.rewrite(key)) ?? answer;
        const back = address("/messages", { as: asker.email });
        const body =
          now === undefined
            ? emptyHtml("Everything in this message is done.")
            : toHtml(now, { ...linksOf(asker.email, back, now), choose: null });
        messages.push({ at, by, body });
      }
      const empty = "You have no messages yet. Send this morning's messages to see what the bot sends by itself.";
      const came = mornings.get(asker.email);
      const shown = messagesHtml("Your messages", messages, empty);
      return pageWith(asker, "", "/messages", came === undefined ? shown : html`${noticeHtml(came)}${shown}`);
    },
    morningCame(asker, sent) {
      const day = spelledDay(bot.clock.today());
      const text =
        sent === 0
          ? `Morning of ${day}: no messages were due. Each message is sent once.`
          : `Morning of ${day}: ${countOf(sent, "message")} sent to officers, managers and the channel.`;
      mornings.set(asker.email, text);
    },
    channel(asker) {
      const messages = inbox.posts().map(({ at, by, answer }) => {
        return { at, by, body: toHtml(answer, { ...linksOf(asker.email, "/channel", answer), choose: null }) };
      });
      const empty = "Nothing has been posted yet. Share an answer to see what a channel sees of it.";
      return pageWith(asker, "", "/channel", messagesHtml("The channel, as everyone in it sees it", messages, empty));
    },
  };
}
