import type { FakeSlack } from "../fake-slack.ts";
import { listOf, objectOf, textOf } from "../json.ts";
import type { FakeMessage } from "../workspace.ts";
import { blocksHtml, escaped, type ActionForm } from "./blocks-html.ts";

/** Whose view of the workspace is shown, and which conversation. */
export interface Looking {
  readonly user: string;
  readonly channel: string;
}

const style = `body { font: 15px/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
form { display: inline; } article { border-left: 3px solid #ccc; margin: 1rem 0; padding: 0 1rem; }
article.private { border-color: #b58900; } .context, caption { color: #555; font-size: .9em; text-align: left; }
td { border-bottom: 1px solid #ddd; padding: .15rem .6rem; } .bar { background: #1264a3; display: inline-block; height: .7em; }
button, summary { font: inherit; background: #fff; border: 1px solid #bbb; border-radius: 4px; padding: .25rem .7rem; cursor: pointer; }
.section { display: flex; justify-content: space-between; align-items: start; gap: .75rem; margin: .5rem 0; } details { position: relative; } .list summary::after { content: " ▾"; } .list summary::marker, .menu summary::marker { content: ""; }
details > div { position: absolute; z-index: 1; right: 0; background: #fff; border: 1px solid #bbb; border-radius: 6px; padding: .3rem; width: max-content; max-height: 20rem; overflow-y: auto; } .list > div { left: 0; right: auto; } details > div form { display: block; } details > div button { border: 0; width: 100%; text-align: left; } a { color: #1264a3; }
.field { display: inline-block; margin-right: 2rem; } img { max-width: 40rem; } details { display: inline-block; } input.words { width: 28rem; max-width: 100%; } select { max-width: 100%; }`;

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
    (action, label) =>
      form({ ...on, action: JSON.stringify(action) }, `<button>${escaped(label)}</button>`);
  const picture = (id: string) => {
    const file = workspace.files.get(id);
    return file ? `data:image/png;base64,${file.bytes.toString("base64")}` : "";
  };
  const messageHtml = (message: FakeMessage) => {
    const { ts, user, text, blocks, onlyTo, edits, files = [] } = message;
    const shown =
      blocks.length === 0 ? `<p>${escaped(text)}</p>` : blocksHtml(blocks, actionForm({ do: "press", ts }), picture);
    const named = files.map((id) => `<pre>${escaped(workspace.files.get(id)?.bytes.toString() ?? "")}</pre>`);
    const about = `${workspace.users.get(user)?.name ?? user}${onlyTo === undefined ? "" : " · only you see this"}${edits > 0 ? " · edited" : ""}`;
    return `<article class="${onlyTo === undefined ? "" : "private"}"><p class="context">${escaped(about)}</p>${shown}${named.join("")}</article>`;
  };
  const seen = workspace.messages.filter(
    ({ channel, onlyTo }) => channel === at.channel && (onlyTo === undefined || onlyTo === at.user),
  );
  const home = listOf(objectOf(workspace.homes.get(at.user))["blocks"]);
  const modal = [...workspace.views.values()].findLast((view) => view.user === at.user);
  const modalHtml =
    modal === undefined
      ? ""
      : `<article class="private"><h3>${escaped(textOf(objectOf(modal.view["title"])["text"]))}</h3>${blocksHtml(listOf(modal.view["blocks"]), () => "", picture)}
${form({ do: "submit" }, `<button>${escaped(textOf(objectOf(modal.view["submit"])["text"]) || "Submit")}</button>`)} ${form({ do: "cancel" }, "<button>Cancel</button>")}</article>`;
  const options = (all: Iterable<readonly [string, string]>, chosen: string) =>
    Array.from(
      all,
      ([id, name]) => `<option value="${id}"${id === chosen ? " selected" : ""}>${escaped(name)}</option>`,
    ).join("");
  const people = [...workspace.users.values()]
    .filter(({ isBot }) => !isBot)
    .map(({ id, name, email }) => [id, `${name} ${email ?? ""}`] as const);
  const places = [...workspace.channels.values()]
    .filter(({ kind, id }) => kind !== "im" || id === workspace.direct(at.user).id)
    .map(({ id, name, kind }) => [id, kind === "im" ? "the bot's conversation with you" : `#${name}`] as const);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A Slack to try the bot in</title><style>${style}</style>
<form action="/"><select name="user">${options(people, at.user)}</select> <select name="channel">${options(places, at.channel)}</select> <button>Go there</button></form>
<p>${form({ do: "command" }, '<label>/send <input class="words" name="words" autofocus></label> <button>Send</button>')}
${form({ do: "say" }, '<label>or write <input class="words" name="words"></label> <button>Say</button>')} ${form({ do: "home" }, "<button>Open the Home</button>")}</p>
${modalHtml}${seen.toReversed().map(messageHtml).join("")}
<h2>Home</h2>${blocksHtml(home, actionForm({ do: "home-press" }), picture)}</html>`;
}
