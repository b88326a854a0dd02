import { textOf, type Json } from "./json.ts";
import { Refused, type Call } from "./method.ts";
import { contentsOf } from "./methods/chat.ts";
import type { FakeMessage } from "./workspace.ts";

interface Ticket {
  readonly channel: string;
  readonly user: string;
  /** The message whose button was pressed; undefined: a slash command, whose answers replace nothing. */
  readonly original: string | undefined;
  readonly madeAt: number;
  uses: number;
}

const mostUses = 5;
const lifetime = 30 * 60 * 1000;

/** The response_url endpoints. Each works 5 times and for 30 minutes, as Slack's do. */
export class ResponseUrls {
  private readonly tickets = new Map<string, Ticket>();

  issue(id: string, about: Omit<Ticket, "uses">): void {
    this.tickets.set(id, { ...about, uses: 0 });
  }

  /** Takes an answer. Returns the message that it became; undefined: it only deleted one. */
  use(id: string, call: Call): FakeMessage | undefined {
    const { workspace, args } = call;
    const ticket = this.tickets.get(id);
    if (!ticket || workspace.now() - ticket.madeAt > lifetime) throw new Refused("expired_url");
    if (ticket.uses >= mostUses) throw new Refused("used_url");
    const isInChannel = args["response_type"] === "in_channel";
    const original = workspace.messages.find(({ ts }) => ts === ticket.original);
    const mayReplace = original !== undefined && !isNo(args, "replace_original");
    if (isYes(args, "delete_original")) {
      ticket.uses += 1;
      if (original) workspace.remove(original.ts);
      return undefined;
    }
    const isEphemeral = mayReplace ? original.onlyTo !== undefined : !isInChannel;
    const contents = contentsOf(call, isEphemeral);
    ticket.uses += 1;
    if (mayReplace && isYes(args, "replace_original")) return workspace.replace(original.ts, contents);
    const { channel, user } = ticket;
    return workspace.post({ channel, user: "U0BOT", ...contents, ...(isInChannel ? {} : { onlyTo: user }) });
  }
}

function isYes(args: Json, name: string): boolean {
  return textOf(args[name]) === "true";
}

function isNo(args: Json, name: string): boolean {
  return textOf(args[name]) === "false";
}
