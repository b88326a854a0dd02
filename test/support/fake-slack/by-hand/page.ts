import type { FakeSlack } from "../fake-slack.ts";
import { listOf, objectOf, textOf } from "../json.ts";
import type { FakeMessage, FakeUser } from "../workspace.ts";
import { blocksHtml, type ActionForm } from "./blocks-html.ts";
import { escaped } from "./escaped.ts";
import { look } from "./look.ts";

/** Whose view of the workspace is shown, and which conversation; `home` is the Home tab of the app. */
export interface Looking {
  readonly user: string;
  readonly channel: string;
}

/** The name of the place that shows the app's Home tab. */
const homePlace = "home";

/** Returns what a person sees of a conversation, with everything that they can do there. */
export function pageHtml(slack: FakeSlack, at: Looking): string {
  const { workspace } = slack;
  const hidden = (fields: Readonly<Record<string, string>>) =>
    Object.entries({ ...at, ...fields })
      .map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`)
      .join("");
  const form = (fields: Readonly<Record<string, string>>, inside: string) =>
    `<form method="post" action="/do">${hidden(fields)}${inside}</form>`;
  const actionForm =
    (on: Readonly<Record<string, string>>): ActionForm =>
    (action, label, style) =>
      form({ ...on, action: JSON.stringify(action) }, `<button class="${escaped(style)}">${escaped(label)}</button>`);
  const picture = (id: string) => {
    const file = workspace.files.get(id);
    return file ? `data:image/png;base64,${file.bytes.toString("base64")}` : "";
  };
  const messageHtml = (message: FakeMessage) => {
    const { ts, text, blocks, files = [] } = message;
    const shown =
      blocks.length === 0
        ? `<p>${escaped(text).replaceAll("\n", "<br>")}</p>`
        : blocksHtml(blocks, actionForm({ do: "press", ts }), picture);
    const named = files.map((id) => `<pre>${escaped(workspace.files.get(id)?.bytes.toString() ?? "")}</pre>`);
    return framed(message, workspace.users.get(message.user), `${shown}${named.join("")}`);
  };
  const seen = workspace.messages.filter(
    ({ channel, onlyTo }) => channel === at.channel && (onlyTo === undefined || onlyTo === at.user),
  );
  const home = listOf(objectOf(workspace.homes.get(at.user))["blocks"]);
  const shown =
    at.channel === homePlace
      ? `<div class="message"><div></div><div class="body">${blocksHtml(home, actionForm({ do: "home-press" }), picture)}</div></div>`
      : seen.map(messageHtml).join("");
  const modal = [...workspace.views.values()].findLast((view) => view.user === at.user);
  const modalHtml =
    modal === undefined
      ? ""
      : `<div class="window" role="dialog"><h3>${escaped(textOf(objectOf(modal.view["title"])["text"]))}</h3><div class="body">${blocksHtml(listOf(modal.view["blocks"]), () => "", picture)}</div>
<footer>${form({ do: "cancel" }, "<button>Cancel</button>")}${form({ do: "submit" }, `<button class="primary">${escaped(textOf(objectOf(modal.view["submit"])["text"]) || "Submit")}</button>`)}</footer></div>`;
  const people = Array.from(workspace.users.values())
    .filter(({ isBot }) => !isBot)
    .map(({ id, name }) => `<option value="${id}"${id === at.user ? " selected" : ""}>${escaped(name)}</option>`);
  const direct = workspace.direct(at.user).id;
  const place = (channel: string, name: string) =>
    `<a href="/?${new URLSearchParams({ user: at.user, channel }).toString()}#latest"${channel === at.channel ? ' aria-current="page"' : ""}>${escaped(name)}</a>`;
  const channels = [...workspace.channels.values()].filter(({ kind }) => kind !== "im");
  const here =
    at.channel === homePlace
      ? "Home"
      : at.channel === direct
        ? "SEND"
        : `# ${workspace.channels.get(at.channel)?.name ?? ""}`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A Slack to try the bot in</title><style>${look}</style>
<div class="workspace"><nav class="places"><h1>Your council</h1>
<form action="/"><input type="hidden" name="channel" value="${escaped(at.channel.startsWith("D") ? "D" : at.channel)}"><select name="user" aria-label="You are">${people.join("")}</select><button>Change</button></form>
<h2>Channels</h2>${channels.map(({ id, name }) => place(id, `# ${name}`)).join("")}
<h2>Apps</h2>${place(direct, "SEND")}${place(homePlace, "SEND, Home tab")}</nav>
<main class="conversation"><h2>${escaped(here)}</h2><div class="messages">${shown}<a id="latest"></a></div>
<div class="composer">${
    at.channel === homePlace
      ? form({ do: "home" }, "<button>Open the Home tab</button>")
      : `${form({ do: "command" }, '<label>/send</label><input name="words" aria-label="Command" autofocus><button>Send</button>')}${form({ do: "say" }, '<input name="words" aria-label="Message" placeholder="Message"><button>Say</button>')}`
  }</div></main></div>${modalHtml}</html>`;
}

/** A message with its sender's picture, name and time beside it. */
function framed({ ts, onlyTo, edits }: FakeMessage, sender: FakeUser | undefined, body: string): string {
  const isBot = sender?.isBot === true;
  const name = isBot ? "SEND" : (sender?.name ?? "");
  const at = new Date(Number(ts) * 1000).toLocaleTimeString("en-GB", {
    hour: "numeric",
    minute: "2-digit",
    hour12: true,
  });
  const only = onlyTo === undefined ? "" : '<p class="only">Only visible to you</p>';
  const edited = edits > 0 ? " <span>(edited)</span>" : "";
  return `<article class="message${onlyTo === undefined ? "" : " private"}${isBot ? "" : " own"}">${only}<div class="avatar" aria-hidden="true">${escaped(name.slice(0, 1).toUpperCase())}</div><div><p class="from"><b>${escaped(name)}</b>${isBot ? '<span class="app">APP</span>' : ""} <time>${at}</time>${edited}</p><div class="body">${body}</div></div></article>`;
}
