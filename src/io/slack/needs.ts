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
  "files.delete": ["files:write"],
  "files.info": ["files:read"],
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

/** What the slash command itself needs. */
const commandScopes = ["commands"];

/** All scopes of the bot's token. */
export function botScopes(): string[] {
  const all = [...Object.values(methodScopes), ...Object.values(eventScopes), commandScopes].flat();
  return [...new Set(all)].sort();
}
