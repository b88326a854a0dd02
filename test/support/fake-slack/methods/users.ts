import type { Json } from "../json.ts";
import { needed, paged, Refused, type Method } from "../method.ts";
import type { FakeUser } from "../workspace.ts";

function shown({ id, name, email, team, isBot, isDeleted, isGuest, isStranger }: FakeUser): Json {
  return {
    id,
    team_id: team,
    name,
    deleted: isDeleted,
    is_bot: isBot,
    is_restricted: isGuest,
    is_ultra_restricted: false,
    ...(isStranger ? { is_stranger: true } : {}),
    real_name: name,
    profile: { real_name: name, ...(email === null ? {} : { email }) },
  };
}

const info: Method = ({ workspace, args }) => {
  const user = workspace.users.get(needed(args, "user", "user_not_found"));
  if (!user) throw new Refused("user_not_found");
  return { user: shown(user) };
};

const lookupByEmail: Method = ({ workspace, args }) => {
  const email = needed(args, "email", "users_not_found").toLowerCase();
  const user = [...workspace.users.values()].find((one) => one.email?.toLowerCase() === email && !one.isDeleted);
  if (!user) throw new Refused("users_not_found");
  return { user: shown(user) };
};

const list: Method = ({ workspace, args }) => {
  const known = [...workspace.users.values()].filter(({ isStranger }) => !isStranger);
  const { page, next } = paged(known, args);
  return { members: page.map((user) => shown(user)), response_metadata: { next_cursor: next } };
};

export const userMethods: Readonly<Record<string, Method>> = {
  "users.info": info,
  "users.lookupByEmail": lookupByEmail,
  "users.list": list,
};
