import type { Colleague, Role } from "../../access/colleagues.ts";

const rolesFirst: readonly string[] = ["manager", "team-manager", "analyst", "viewer", "officer"];

/** Returns those who may ask in the order in which the page lists them: by role, then by name. */
export function askersOf(all: ReadonlyMap<string, Colleague>): Colleague[] {
  const rank = ({ role }: Colleague) => rolesFirst.indexOf(role);
  return [...all.values()].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

const roleNames: Readonly<Record<Role, string>> = {
  manager: "Manager",
  "team-manager": "Team manager",
  officer: "Officer",
  analyst: "Analyst",
  viewer: "Viewer",
};

/** Names somebody as people do: `Valerie Quayle, Primary`; who has no name but an email, by the role: `Manager`. */
export function askerLabel({ name, email, role, team }: Colleague, all: ReadonlyMap<string, Colleague>): string {
  const ofTeam = team === null ? "" : `, ${team}`;
  if (name !== email) return `${name}${ofTeam}`;
  const alike = [...all.values()].filter((one) => one.name === one.email && one.role === role && one.team === team);
  return `${roleNames[role]}${ofTeam}${alike.length > 1 ? ` (${email})` : ""}`;
}
