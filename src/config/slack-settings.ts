import { calledAddress, listOfTexts, orNull, setting, token, wholeNumber } from "./setting.ts";

/** How the bot reaches Slack, and what may be posted there. */
export const slackSettings = {
  /** Null: no Slack. */
  slackBotToken: setting({
    name: "SLACK_BOT_TOKEN",
    meaning: "the Slack app's bot token (docs/slack.md); unset: no Slack",
    initial: "",
    example: "xoxb-1234",
    read: orNull(token),
  }),
  slackSigningSecret: setting({
    name: "SLACK_SIGNING_SECRET",
    meaning: "the Slack app's signing secret: Slack then reaches the bot over HTTP, at /slack/events on PORT",
    initial: "",
    example: "8f742231b10e8888abcd99",
    read: orNull(token),
  }),
  slackAppToken: setting({
    name: "SLACK_APP_TOKEN",
    meaning: "the Slack app's app-level token: the bot then reaches Slack by Socket Mode, and needs no public address",
    initial: "",
    example: "xapp-1-1234",
    read: orNull(token),
  }),
  slackApiUrl: setting({
    name: "SLACK_API_URL",
    meaning: "where Slack's Web API is; another only to try the bot against a Slack-like server",
    initial: "https://slack.com/api/",
    example: "http://127.0.0.1:3010/api/",
    read: calledAddress("https://slack.com/api/"),
  }),
  /** The port of the channels' listener. */
  port: setting({
    name: "PORT",
    meaning: "the port on which chats reach the bot",
    initial: "3001",
    example: "8080",
    read: wholeNumber(0, 65_535, "a port"),
  }),
  openChannels: setting({
    name: "OPEN_CHANNELS",
    meaning: "ids of channels that may be posted to though they have guests or members of other organisations",
    initial: "",
    example: "C0123456789, C0987654321",
    read: listOfTexts,
  }),
  exportDays: setting({
    name: "EXPORT_DAYS",
    meaning: "after how many days a file of cases is deleted from the chat",
    initial: "7",
    example: "1",
    read: wholeNumber(1, 365, "days"),
  }),
};
