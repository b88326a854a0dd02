import type { Colleague } from "../../access/colleagues.ts";

const rolesFirst: readonly string[] = ["manager", "team-manager", "analyst", "viewer", "officer"];

/** Returns those who may ask in the order in which the page lists them: by role, then by name. */
export function askersOf(all: ReadonlyMap<string, Colleague>): Colleague[] {
  const rank = ({ role }: Colleague) => rolesFirst.indexOf(role);
  return [...all.values()].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

/** Names somebody with their role and team: `Alma Yardley (officer, Primary)`. */
export function askerLabel({ name, role, team }: Colleague): string {
  return `${name} (${role}${team === null ? "" : `, ${team}`})`;
}
