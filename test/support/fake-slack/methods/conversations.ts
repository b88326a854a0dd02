import { textOf, type Json } from "../json.ts";
import { needed, paged, Refused, type Call, type Method } from "../method.ts";
import { botUser, type FakeChannel } from "../workspace.ts";

function readable({ workspace, args }: Call): FakeChannel {
  const channel = workspace.channels.get(needed(args, "channel", "channel_not_found"));
  if (!channel) throw new Refused("channel_not_found");
  if (!channel.members.has(botUser) && channel.kind !== "channel") throw new Refused("channel_not_found");
  return channel;
}

const open: Method = ({ workspace, args }) => {
  const id = needed(args, "users", "users_list_not_supplied");
  const user = workspace.users.get(id);
  if (!user) throw new Refused("user_not_found");
  if (user.isDeleted) throw new Refused("user_disabled");
  if (user.isBot) throw new Refused("cannot_dm_bot");
  return { channel: { id: workspace.direct(id).id } };
};

const history: Method = (call) => {
  const channel = readable(call);
  if (!channel.members.has(botUser)) throw new Refused("not_in_channel");
  const oldest = Number(textOf(call.args["oldest"]) || 0);
  const hasMetadata = textOf(call.args["include_all_metadata"]) === "true";
  const messages = call.workspace.messages
    .filter((message) => message.channel === channel.id && message.onlyTo === undefined && Number(message.ts) > oldest)
    .toReversed()
    .map(({ ts, user, text, blocks, metadata }) => ({
      type: "message",
      ts,
      user,
      text,
      blocks,
      ...(hasMetadata && metadata !== undefined ? { metadata } : {}),
    }));
  const { page, next } = paged(messages, call.args);
  return { messages: page, has_more: next !== "", response_metadata: { next_cursor: next } };
};

const members: Method = (call) => {
  const { page, next } = paged([...readable(call).members], call.args);
  return { members: page, response_metadata: { next_cursor: next } };
};

const info: Method = (call): Json => {
  const { id, name, kind, isArchived, isExternal, members: all } = readable(call);
  return {
    channel: {
      id,
      name,
      is_channel: kind === "channel",
      is_private: kind === "private",
      is_im: kind === "im",
      is_archived: isArchived,
      is_ext_shared: isExternal,
      is_shared: isExternal,
      is_org_shared: false,
      is_pending_ext_shared: false,
      is_member: all.has(botUser),
    },
  };
};

export const conversationMethods: Readonly<Record<string, Method>> = {
  "conversations.open": open,
  "conversations.history": history,
  "conversations.members": members,
  "conversations.info": info,
};
