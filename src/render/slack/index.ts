export { headlineOf, toSlack, type SlackForm, type SlackMessage, type SlackOptions } from "./message.ts";
export { toHome, toShareModal } from "./view.ts";
