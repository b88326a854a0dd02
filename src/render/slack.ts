export { headlineOf, toSlack, type Form, type SlackMessage, type SlackOptions } from "./slack/message.ts";
export { toHome, toShareModal } from "./slack/view.ts";
