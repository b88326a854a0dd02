/** Every method of Slack's Web API that the bot calls, and the scopes that it needs for that. */
export const methodScopes: Readonly<Record<string, readonly string[]>> = {
  "apps.connections.open": [],
  "auth.test": [],
  "chat.postEphemeral": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "chat.update": ["chat:write"],
  "conversations.history": ["im:history", "channels:history", "groups:history"],
  "conversations.info": ["channels:read", "groups:read"],
  "conversations.members": ["channels:read", "groups:read"],
  "conversations.open": ["im:write"],
  "files.completeUploadExternal": ["files:write"],
  "files.delete": ["files:write"],
  "files.getUploadURLExternal": ["files:write"],
  "files.info": ["files:read"],
  "files.list": ["files:read"],
  filesUploadV2: ["files:write"],
  "users.info": ["users:read", "users:read.email"],
  "users.list": ["users:read"],
  "views.open": [],
  "views.publish": [],
};

/** Every event that the bot listens to, and the scopes that it needs for that. */
export const eventScopes: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ["app_mentions:read"],
  "message.im": ["im:history"],
};

/** The scopes that the slash command itself needs. */
const commandScopes = ["commands"];

/** Returns all scopes of the bot's token, sorted. */
export function botScopes(): string[] {
  const all = [...Object.values(methodScopes), ...Object.values(eventScopes), commandScopes].flat();
  return [...new Set(all)].sort();
}

/** Writes the app's manifest, which an administrator pastes into Slack. `words` are examples of what people type. */
export function manifestYaml(words: readonly string[]): string {
  const address = "https://send-bot.council.example/slack/events";
  return `# The Slack app of this bot, made from its declarations: paste it where Slack asks for a manifest (docs/slack.md).
# As it stands the bot reaches Slack by Socket Mode. To have Slack reach the bot over HTTP instead, set
# socket_mode_enabled to false, and take the # from the lines with an address, which must be your bot's.
display_information:
  name: SEND bot
  description: Answers questions about EHC needs assessments, plans and reviews
  background_color: "#1f4e79"
features:
  app_home:
    home_tab_enabled: true
    messages_tab_enabled: true
    messages_tab_read_only_enabled: false
  bot_user:
    display_name: SEND
    always_online: true
  slash_commands:
    - command: /send
      # url: ${address}
      description: A measure, cases, your work; alone, what can be asked
      usage_hint: ${JSON.stringify(words.join(", "))}
      should_escape: false
oauth_config:
  scopes:
    bot:
${listed(botScopes(), 6)}
settings:
  event_subscriptions:
    # request_url: ${address}
    bot_events:
${listed(Object.keys(eventScopes), 6)}
  interactivity:
    is_enabled: true
    # request_url: ${address}
  org_deploy_enabled: false
  socket_mode_enabled: true
  token_rotation_enabled: false
`;
}

function listed(items: readonly string[], indent: number): string {
  return items.map((item) => `${" ".repeat(indent)}- ${item}`).join("\n");
}
