import { messageFaults } from "../../slack-limits.ts";
import { objectOf, parsed, textOf, typedObjects, type Json } from "../json.ts";
import { listArgument, needed, Refused, type Call, type Method } from "../method.ts";
import { botUser, type FakeChannel, type FakeMessage } from "../workspace.ts";

/** Returns a conversation that may be posted to. A user's id means the conversation with that user. */
function postable({ workspace, args }: Call): FakeChannel {
  const id = needed(args, "channel", "channel_not_found");
  const user = workspace.users.get(id);
  if (user?.isDeleted) throw new Refused("user_disabled");
  const channel = user ? workspace.direct(id) : workspace.channels.get(id);
  if (!channel) throw new Refused("channel_not_found");
  if (channel.isArchived) throw new Refused("is_archived");
  if (!channel.members.has(botUser))
    throw new Refused(channel.kind === "private" ? "channel_not_found" : "not_in_channel");
  return channel;
}

type Contents = Pick<FakeMessage, "text" | "blocks" | "metadata">;

/** Returns what a message shows. Throws Refused if it breaks Slack's limits or a file is not ready. */
export function contentsOf(call: Call, isEphemeral: boolean): Contents {
  const { args } = call;
  const text = textOf(args["text"]);
  const blocks = listArgument(args, "blocks", "invalid_blocks_format");
  const faults = messageFaults({ text, ...(blocks.length === 0 ? {} : { blocks }) }, { isEphemeral });
  const broken = [...faults.map(({ says }) => says), ...unreadyFiles(call, blocks)];
  if (broken.length > 0) {
    const messages = broken.map((says) => `[ERROR] ${says}`);
    throw new Refused(faults[0]?.error ?? "invalid_blocks", { errors: broken, response_metadata: { messages } });
  }
  const metadata = typeof args["metadata"] === "string" ? parsed(args["metadata"]) : args["metadata"];
  return { text, blocks, ...(metadata === undefined ? {} : { metadata }) };
}

function unreadyFiles({ workspace }: Call, blocks: readonly unknown[]): string[] {
  return typedObjects(blocks).flatMap((block) => {
    if (block["slack_file"] === undefined) return [];
    const file = workspace.files.get(textOf(objectOf(block["slack_file"])["id"]));
    if (!file || file.isDeleted || !file.isComplete) return ["invalid slack file"];
    return file.looksLeft > 0 ? ["slack file is not ready"] : [];
  });
}

function shown(message: FakeMessage): Json {
  const { ts, user, text, blocks, metadata } = message;
  return { type: "message", ts, user, bot_id: "B0BOT", text, blocks, ...(metadata === undefined ? {} : { metadata }) };
}

const postMessage: Method = (call) => {
  const channel = postable(call);
  const message = call.workspace.post({ channel: channel.id, user: botUser, ...contentsOf(call, false) });
  return { channel: channel.id, ts: message.ts, message: shown(message) };
};

const postEphemeral: Method = (call) => {
  const channel = postable(call);
  const user = needed(call.args, "user");
  if (!call.workspace.users.has(user)) throw new Refused("user_not_found");
  if (!channel.members.has(user)) throw new Refused("user_not_in_channel");
  const contents = contentsOf(call, true);
  return {
    message_ts: call.workspace.post({ channel: channel.id, user: botUser, onlyTo: user, ...contents }).ts,
  };
};

function own({ workspace, args }: Call): FakeMessage {
  const ts = needed(args, "ts", "message_not_found");
  const message = workspace.messages.find((one) => one.ts === ts && one.channel === textOf(args["channel"]));
  if (!message || message.onlyTo !== undefined) throw new Refused("message_not_found");
  return message;
}

const update: Method = (call) => {
  const before = own(call);
  if (before.user !== botUser) throw new Refused("cant_update_message");
  const contents = contentsOf(call, false);
  const after = call.workspace.replace(before.ts, { metadata: before.metadata, ...contents }) ?? before;
  return { channel: after.channel, ts: after.ts, text: after.text, message: shown(after) };
};

const remove: Method = (call) => {
  const message = own(call);
  if (message.user !== botUser) throw new Refused("cant_delete_message");
  call.workspace.remove(message.ts);
  return { channel: message.channel, ts: message.ts };
};

export const chatMethods: Readonly<Record<string, Method>> = {
  "chat.postMessage": postMessage,
  "chat.postEphemeral": postEphemeral,
  "chat.update": update,
  "chat.delete": remove,
};
