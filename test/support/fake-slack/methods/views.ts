import { viewFaults } from "../../slack-limits.ts";
import { isObject, parsed, type Json } from "../json.ts";
import { needed, Refused, type Call, type Method } from "../method.ts";

function viewOf({ args }: Call, kind: "modal" | "home"): Json {
  const view = typeof args["view"] === "string" ? parsed(args["view"]) : args["view"];
  if (!isObject(view) || view["type"] !== kind) throw new Refused("invalid_arguments");
  const faults = viewFaults(view);
  if (faults.length > 0) {
    const messages = faults.map(({ says }) => `[ERROR] ${says}`);
    throw new Refused("invalid_arguments", { response_metadata: { messages } });
  }
  return view;
}

const open: Method = (call) => {
  const trigger = needed(call.args, "trigger_id", "invalid_trigger_id");
  const [, user = "", at = ""] = trigger.split(".");
  if (!call.workspace.users.has(user)) throw new Refused("invalid_trigger_id");
  if (call.workspace.now() - Number(at) > 3000) throw new Refused("expired_trigger_id");
  const view = viewOf(call, "modal");
  const id = call.workspace.next("V");
  call.workspace.views.set(id, { id, user, view });
  return { view: { ...view, id } };
};

const publish: Method = (call) => {
  const user = needed(call.args, "user_id");
  if (!call.workspace.users.has(user)) throw new Refused("user_not_found");
  const view = viewOf(call, "home");
  call.workspace.homes.set(user, view);
  return { view: { ...view, id: `V${user}` } };
};

const update: Method = (call) => {
  const known = call.workspace.views.get(needed(call.args, "view_id", "not_found"));
  if (!known) throw new Refused("not_found");
  known.view = viewOf(call, "modal");
  return { view: { ...known.view, id: known.id } };
};

export const viewMethods: Readonly<Record<string, Method>> = {
  "views.open": open,
  "views.publish": publish,
  "views.update": update,
};
