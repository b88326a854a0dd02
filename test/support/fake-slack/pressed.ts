import { listOf, objectOf, textOf, typedObjects, type Json } from "./json.ts";

/** What a person did with one element of a message or view, as a payload holds it. */
export type Action = Json;

/** Returns the action of pressing the button, or choosing the option, with the label; undefined: there is none. */
export function actionOf(blocks: readonly unknown[], label: string): Action | undefined {
  for (const element of typedObjects(blocks)) {
    const action = pressed(element, label) ?? chosen(element, label);
    if (action) return { ...action, block_id: "b1", action_ts: "1.1" };
  }
  return undefined;
}

export function labelOf(object: unknown): string {
  return textOf(objectOf(objectOf(object)["text"])["text"]);
}

function pressed(element: Json, label: string): Action | undefined {
  if (element["type"] !== "button" || labelOf(element) !== label) return undefined;
  const { action_id, text, value, style } = element;
  return { type: "button", action_id, text, value, ...(style === undefined ? {} : { style }) };
}

function chosen(element: Json, label: string): Action | undefined {
  const type = textOf(element["type"]);
  if (type !== "static_select" && type !== "overflow") return undefined;
  const groups = listOf(element["option_groups"]).flatMap((group) => listOf(objectOf(group)["options"]));
  const option = [...listOf(element["options"]), ...groups].find((one) => labelOf(one) === label);
  return option === undefined ? undefined : { type, action_id: element["action_id"], selected_option: option };
}

/** Returns the labels of everything that can be pressed or chosen. */
export function labelsOf(blocks: readonly unknown[]): string[] {
  return typedObjects(blocks).flatMap((element) => {
    if (element["type"] === "button") return [labelOf(element)];
    return listOf(element["options"]).map((option) => labelOf(option));
  });
}
