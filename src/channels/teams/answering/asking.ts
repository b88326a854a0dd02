import type { Colleague } from "../../../access/colleagues.ts";
import type { Answer } from "../../../answer.ts";
import type { TeamsForm } from "../../../render/teams/index.ts";
import { errorName } from "../../../platform/log.ts";
import { currentRequest, inRequest } from "../../../platform/request-id.ts";
import type { Scene } from "../activity.ts";
import { answerForms } from "./answer-forms.ts";
import { deliverForms, sayThere } from "./card-sender.ts";
import { answeredElsewhere, noRouteAdvice, perhapsShown, privateRoute, type PrivateRoute } from "./private-route.ts";
import { rememberScene } from "../known-conversations.ts";
import type { TeamsContext } from "../teams-context.ts";

/** Something that somebody asked, and what the bot says to it in private. */
export interface Asking {
  readonly scene: Scene;
  /** Says a sentence to the person. */
  readonly tell: (sentence: string) => Promise<void>;
  readonly show: (answer: Answer) => Promise<void>;
  /** Shows the first of these forms that Teams takes. */
  readonly deliver: (forms: readonly TeamsForm[]) => Promise<void>;
  /** Says where the question was asked that the answer is elsewhere. */
  readonly leaveNote: () => Promise<void>;
  /** Resolves with where the person alone reads; null: there is no such place, and the person was told how to get one. */
  readonly route: () => Promise<PrivateRoute | null>;
}

/**
 * Opens an asking. `isTargeted`: the person wrote what only the bot sees. `sayOpenly` says a sentence where it was asked,
 * by which the person learns where the answer is.
 */
export function openAsking(
  teams: TeamsContext,
  scene: Scene,
  isTargeted: boolean,
  sayOpenly: (sentence: string) => Promise<void> = (sentence) => sayThere(teams, scene.place, sentence),
): Asking {
  let found: Promise<PrivateRoute | null> | null = null;
  const find = async (isSeenByOne: boolean): Promise<PrivateRoute | null> => {
    const route = await privateRoute(teams, scene, isSeenByOne);
    if (!("failure" in route)) return route;
    await sayOpenly(noRouteAdvice(teams, route));
    return null;
  };
  const route = () => (found ??= find(isTargeted));
  const leaveNote = () => sayOpenly(answeredElsewhere);
  const deliver = async (forms: readonly TeamsForm[]): Promise<void> => {
    const to = await route();
    if (to === null) return;
    const { id, failures } = await deliverForms(teams, forms, to);
    const failure = failures.at(-1);
    if (id !== null) {
      if (!to.isElsewhere) return;
      // From now on the person can be written to unasked, too.
      await rememberScene(teams, { ...scene, kind: "personal", channel: to.place.id, place: to.place });
      return leaveNote();
    }
    if (failure === undefined) return;
    if (to.isElsewhere) return sayOpenly(noRouteAdvice(teams, { failure }));
    if (to.only === null) return;
    if (failure.kind === "unknown") return sayOpenly(perhapsShown);
    // Teams shows one member nothing here: this goes to the person's own conversation, and so does what follows
    found = find(false);
    return deliver(forms);
  };
  return {
    scene,
    route,
    leaveNote,
    deliver,
    tell: (sentence) => deliver([{ look: "text", text: sentence.slice(0, 3000), card: null }]),
    show: async (answer) =>
      deliver(
        await teams.runExclusive(() =>
          answerForms(teams, answer, "", { channel: scene.kind === "personal" ? "" : scene.channel }),
        ),
      ),
  };
}

/**
 * Does work for somebody once it is known who it is. Whatever goes wrong is told by `tell`, in words; rejects only
 * where that fails too. Is waited for when the bot stops.
 */
export function runForPerson(
  teams: TeamsContext,
  { place, channel, sender }: Scene,
  tell: (sentence: string) => Promise<void>,
  work: (colleague: Colleague) => Promise<void>,
): Promise<void> {
  const { bot, identify, underway } = teams;
  const run = async (): Promise<void> => {
    try {
      const colleague = await identify({ service: place.service, id: channel }, sender);
      if ("error" in colleague) await tell(colleague.error);
      else await work(colleague);
    } catch (error) {
      const reference = currentRequest() ?? "none";
      bot.log.error("a fault of the bot's own", { reference, error: errorName(error) });
      await tell(
        `Something went wrong, so your question was not answered. Try again. If it goes wrong again, report it with the reference ${reference}.`,
      );
    }
  };
  const running = inRequest(run).finally(() => void underway.delete(running));
  underway.add(running);
  return running;
}

/** Shows the person that the bot is at work, if that takes longer than a moment; returns a function that ends it. */
export function noticeLater({ connector, settings }: TeamsContext, { kind, place }: Scene): () => void {
  if (kind !== "personal") return () => undefined;
  const give = () => void connector.send(place, { type: "typing" }).catch(() => undefined);
  const timer = setTimeout(give, settings.noticeAfter);
  timer.unref();
  return () => clearTimeout(timer);
}
