import type { SlackSettings } from "../channels/slack/slack-context.ts";
import { openSlackAdapter, startSlack, type RunningSlack } from "../channels/slack/start.ts";
import type { Config } from "../config/config.ts";
import type { Chat } from "./chat.ts";

export const slackChat: Chat = {
  isConfigured: ({ slackBotToken }) => slackBotToken !== null,
  halfConfigured({ slackBotToken, slackAppToken, slackSigningSecret }) {
    if (slackBotToken !== null || (slackAppToken === null && slackSigningSecret === null)) return null;
    const alone = slackAppToken !== null ? "SLACK_APP_TOKEN" : "SLACK_SIGNING_SECRET";
    return `${alone} is set without SLACK_BOT_TOKEN: set that too`;
  },
  async start({ bot, config, web, rewrite, reached }) {
    const slack = await startSlack({
      bot,
      settings: settingsOf(config),
      web,
      rewrite,
      reached: (way) => reached(`Slack reaches the bot ${way}`),
    });
    const { adapter, isOverHttp, notConnected, refreshHomes, stop } = slack;
    return { adapter, isOverHttp, notConnected, line: (port) => routes(slack, port), refresh: refreshHomes, stop };
  },
  openAdapter: (bot, config) => openSlackAdapter(bot, settingsOf(config)),
};

function settingsOf(config: Config): SlackSettings {
  const { slackBotToken, slackSigningSecret, slackAppToken, slackApiUrl, emailDomains, openChannels, exportDays } =
    config;
  return {
    botToken: slackBotToken ?? "",
    signingSecret: slackSigningSecret,
    appToken: slackAppToken,
    apiUrl: slackApiUrl,
    emailDomains,
    openChannels,
    exportDays,
    noticeAfter: 2000,
  };
}

function routes({ isOverHttp, isOverSocket }: RunningSlack, port: number | null): string {
  const ways = [
    ...(isOverSocket ? ["by Socket Mode"] : []),
    ...(isOverHttp ? [`at http://localhost:${port ?? 0}/slack/events`] : []),
  ];
  return `The bot waits for Slack ${ways.join(" and ")}`;
}
