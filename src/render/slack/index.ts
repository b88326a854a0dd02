export { toSlack, type SlackForm, type SlackMessage } from "./message.ts";
export { toHome, toShareModal } from "./view.ts";
