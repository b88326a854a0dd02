export { headlineOf, toSlack, type SlackForm as Form, type SlackMessage, type SlackOptions } from "./message.ts";
export { toHome, toShareModal } from "./view.ts";
