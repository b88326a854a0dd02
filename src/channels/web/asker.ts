import type { Colleague } from "../../access/colleagues.ts";

const rolesFirst: readonly string[] = ["manager", "team-manager", "analyst", "viewer", "officer"];

/** Those who may ask, as the page lists them: by role, then by name. */
export function askersOf(all: ReadonlyMap<string, Colleague>): Colleague[] {
  const place = ({ role }: Colleague) => rolesFirst.indexOf(role);
  return [...all.values()].sort((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1));
}

/** `Alma Yardley (officer, Primary)`. */
export function askerLabel({ name, role, team }: Colleague): string {
  return `${name} (${role}${team === null ? "" : `, ${team}`})`;
}
