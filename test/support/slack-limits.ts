/**
 * Slack's published rules for messages and views, as strict checks of JSON. It knows nothing of the renderer: numbers
 * and fields are those of docs.slack.dev, and what is not written there is refused.
 */

import {
  also,
  eitherOr,
  flag,
  isRecord,
  list,
  number,
  object,
  oneOf,
  positive,
  text,
  type,
  typed,
  within,
  type Check,
} from "./json-shape.ts";

export interface Fault {
  /** Slack's error word. */
  readonly error: "invalid_blocks" | "msg_blocks_too_long" | "msg_too_long" | "no_text" | "invalid_arguments";
  readonly says: string;
}

type Place = "message" | "ephemeral" | "modal" | "home";

const plain = (most: number) => object({ type: oneOf("plain_text"), text: text(most) }, { emoji: flag });
const anyText = (most: number) =>
  typed({ plain_text: plain(most), mrkdwn: object({ type, text: text(most) }, { verbatim: flag }) });
const option = object({ text: anyText(75), value: text(75) }, { description: plain(75), url: text(3000) });
const confirm = object(
  { title: plain(100), text: plain(300), confirm: plain(30), deny: plain(30) },
  { style: oneOf("primary", "danger") },
);
const action = { action_id: text(255), confirm };
const chosenIsOffered: Check = (value, at) => {
  if (!isRecord(value) || value["initial_option"] === undefined) return [];
  const offered = JSON.stringify(value["options"] ?? value["option_groups"]);
  return offered.includes(JSON.stringify(value["initial_option"])) ? [] : [`${at}.initial_option is not an option`];
};
const elements = {
  button: object(
    { type, text: plain(75) },
    { ...action, value: text(2000), url: text(3000), style: oneOf("primary", "danger"), accessibility_label: text(75) },
  ),
  static_select: also(
    object(
      { type },
      {
        ...action,
        placeholder: plain(150),
        options: list(option, 100),
        option_groups: list(object({ label: plain(75), options: list(option, 100) }), 100),
        initial_option: option,
        focus_on_load: flag,
      },
    ),
    eitherOr("options", "option_groups"),
    chosenIsOffered,
  ),
  overflow: object({ type, options: list(option, 5) }, action),
  conversations_select: object(
    { type },
    {
      ...action,
      placeholder: plain(150),
      initial_conversation: text(50),
      default_to_current_conversation: flag,
      response_url_enabled: flag,
    },
  ),
  plain_text_input: object(
    { type },
    {
      action_id: text(255),
      placeholder: plain(150),
      initial_value: text(3000, 0),
      multiline: flag,
      max_length: within(1, 3000),
    },
  ),
};
const imageFields = {
  image_url: text(3000),
  slack_file: also(object({}, { id: text(50), url: text(3000) }), eitherOr("id", "url")),
};
const imageElement = also(object({ type, alt_text: text(2000) }, imageFields), eitherOr("image_url", "slack_file"));

const point = object({ label: text(20), value: number });
const series = list(object({ name: text(20), data: list(point, 20) }), 6);
const axes = object({ categories: list(text(20), 20) }, { x_label: text(50), y_label: text(50) });
const matches: Check = (value, at) => {
  const { series: all, axis_config: axis } = isRecord(value) ? value : {};
  const categories: unknown[] = isRecord(axis) && Array.isArray(axis["categories"]) ? axis["categories"] : [];
  const rows: unknown[] = Array.isArray(all) ? all : [];
  const names = rows.map((one) => (isRecord(one) ? one["name"] : null));
  const repeated = [names, categories].some((words) => new Set(words).size < words.length);
  const others = rows.filter((one) => {
    const data: unknown[] = isRecord(one) && Array.isArray(one["data"]) ? one["data"] : [];
    return JSON.stringify(data.map((each) => (isRecord(each) ? each["label"] : null))) !== JSON.stringify(categories);
  });
  return [
    ...(repeated ? [`${at} has a series or a category twice`] : []),
    ...(others.length > 0 ? [`${at} has ${others.length} series whose labels are not the categories`] : []),
  ];
};
const graph = also(object({ type, series, axis_config: axes }), matches);
const pie = object({ type, segments: list(object({ label: text(20), value: positive }), 6) });

const rectangular: Check = (value, at) => {
  const rows: unknown[] = isRecord(value) && Array.isArray(value["rows"]) ? value["rows"] : [];
  const widths = new Set(rows.map((row) => (Array.isArray(row) ? row.length : 0)));
  return widths.size > 1 ? [`${at} has rows of different lengths`] : [];
};
const cell = typed({
  raw_text: object({ type, text: text(10_000) }),
  raw_number: object({ type, value: number, text: text(10_000) }),
});

const id = { block_id: text(255) };
const hasWords: Check = (value, at) =>
  isRecord(value) && value["text"] === undefined && value["fields"] === undefined ? [`${at} needs text or fields`] : [];
const everywhere = {
  header: object({ type, text: plain(150) }, id),
  divider: object({ type }, id),
  section: also(
    object(
      { type },
      {
        ...id,
        text: anyText(3000),
        fields: list(anyText(2000), 10),
        accessory: typed({ ...elements, image: imageElement }),
        expand: flag,
      },
    ),
    hasWords,
  ),
  context: object(
    { type, elements: list(typed({ plain_text: plain(3000), mrkdwn: anyText(3000), image: imageElement }), 10) },
    id,
  ),
  actions: object({ type, elements: list(typed(elements), 25) }, id),
  image: also(
    object({ type, alt_text: text(2000) }, { ...id, ...imageFields, title: plain(2000) }),
    eitherOr("image_url", "slack_file"),
  ),
};
const inMessages = {
  data_visualization: object(
    { type, title: text(50), chart: typed({ pie, bar: graph, area: graph, line: graph }) },
    id,
  ),
  data_table: also(
    object(
      { type, caption: text(10_000), rows: list(list(cell, 20), 101, 2) },
      { ...id, page_size: within(1, 100), row_header_column_index: within(0, 19) },
    ),
    rectangular,
  ),
};
const inModals = {
  input: object(
    { type, label: plain(2000), element: typed(elements) },
    { ...id, hint: plain(2000), optional: flag, dispatch_action: flag },
  ),
};

/** Returns every string in a value, with the name of its field. */
function stringsOf(value: unknown, name = ""): { readonly name: string; readonly text: string }[] {
  if (typeof value === "string") return [{ name, text: value }];
  if (Array.isArray(value)) return value.flatMap((one) => stringsOf(one, name));
  return isRecord(value) ? Object.entries(value).flatMap(([key, one]) => stringsOf(one, key)) : [];
}

function repeated(blocks: unknown, name: string): string[] {
  const ids = stringsOf(blocks).flatMap((one) => (one.name === name ? [one.text] : []));
  return ids.filter((one, at) => ids.indexOf(one) < at).map((one) => `${name} "${one}" is used twice`);
}

const lengthOf = (strings: readonly { readonly text: string }[]) =>
  strings.reduce((sum, one) => sum + one.text.length, 0);

function blockFaults(blocks: unknown, place: Place): Fault[] {
  const isMessage = place === "message" || place === "ephemeral";
  const kinds = { ...everywhere, ...(isMessage ? inMessages : {}), ...(place === "modal" ? inModals : {}) };
  const all: unknown[] = Array.isArray(blocks) ? blocks : [];
  const ofKind = (kind: string) => all.filter((block) => isRecord(block) && block["type"] === kind);
  const cells = lengthOf(
    ofKind("data_table")
      .flatMap((block) => (isRecord(block) ? stringsOf(block["rows"]) : []))
      .filter(({ name }) => name === "text"),
  );
  const says = [
    ...list(typed(kinds), isMessage ? 50 : 100, 0)(blocks, "blocks"),
    ...repeated(blocks, "block_id"),
    ...repeated(blocks, "action_id"),
    ...(ofKind("data_visualization").length > 2 ? ["more than 2 charts in a message"] : []),
    ...(cells > 10_000 ? [`${cells} characters in the cells of a message, allowed are 10000`] : []),
    ...(place === "ephemeral" && stringsOf(ofKind("image")).some(({ name }) => name === "id")
      ? ["files do not show in ephemeral messages"]
      : []),
  ];
  const unseen = new Set(["type", "block_id", "action_id"]);
  const words = lengthOf(stringsOf(blocks).filter(({ name }) => !unseen.has(name)));
  return [
    ...says.map((one): Fault => ({ error: "invalid_blocks", says: one })),
    ...(isMessage && words > 13_000
      ? [{ error: "msg_blocks_too_long" as const, says: `${words} characters in all` }]
      : []),
  ];
}

/** Returns what Slack would refuse in a message's `text` and `blocks`. It ignores other arguments of a call. */
export function messageFaults(message: unknown, { isEphemeral = false } = {}): Fault[] {
  const { text: words, blocks } = isRecord(message) ? message : {};
  if (words !== undefined && typeof words !== "string")
    return [{ error: "invalid_arguments", says: "text must be a string" }];
  return [
    ...((words ?? "").trim() === ""
      ? [{ error: "no_text" as const, says: "a message needs text beside its blocks" }]
      : []),
    ...((words ?? "").length > 4000
      ? [{ error: "msg_too_long" as const, says: `text has ${words?.length} characters` }]
      : []),
    ...(blocks === undefined ? [] : blockFaults(blocks, isEphemeral ? "ephemeral" : "message")),
  ];
}

const viewFields = { blocks: list(isRecordCheck, 100, 0) };
function isRecordCheck(value: unknown, at: string): string[] {
  return isRecord(value) ? [] : [`${at} must be an object`];
}
const views = typed({
  home: object(
    { type, ...viewFields },
    { private_metadata: text(3000, 0), callback_id: text(255), external_id: text(255) },
  ),
  modal: object(
    { type, ...viewFields, title: plain(24) },
    {
      submit: plain(24),
      close: plain(24),
      private_metadata: text(3000, 0),
      callback_id: text(255),
      external_id: text(255),
      clear_on_close: flag,
      notify_on_close: flag,
    },
  ),
});

/** Returns what Slack would refuse in a modal or a person's App Home. */
export function viewFaults(view: unknown): Fault[] {
  const { type: kind, blocks } = isRecord(view) ? view : {};
  return [
    ...views(view, "view").map((says): Fault => ({ error: "invalid_arguments", says })),
    ...blockFaults(blocks ?? [], kind === "modal" ? "modal" : "home"),
  ];
}
