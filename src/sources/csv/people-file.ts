import { readFile, stat } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { isEmail, normaliseEmail, roles, type Appointment } from "../../access/colleagues.ts";
import { UserError } from "../../user-error.ts";

/** The people file cannot be used. The message names lines and columns, never a person. */
export class PeopleFileError extends UserError {
  override readonly name = "PeopleFileError";
}

const columns = ["email", "role", "team"];

/**
 * Reads PEOPLE_FILE: CSV with the columns email, role and team, and optionally slack_id and entra_id. Rejects with
 * PeopleFileError.
 */
export async function readPeopleFile(file: string): Promise<Appointment[]> {
  const before = await stat(file).catch(() => null);
  const text = await readFile(file, "utf8").catch(() => {
    throw new PeopleFileError(`PEOPLE_FILE ${file} cannot be read: check its name and that the bot may read it`);
  });
  const after = await stat(file).catch(() => null);
  if (before?.size !== after?.size || before?.mtimeMs !== after?.mtimeMs || before?.ino !== after?.ino) {
    throw new PeopleFileError(`PEOPLE_FILE ${file} was changed while it was read: it is read again with the case data`);
  }
  return peopleOf(text);
}

/** Parses the text of a people file. Throws PeopleFileError that lists every error. */
export function peopleOf(text: string): Appointment[] {
  const [header = [], ...rows] = recordsOf(text);
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = columns.filter((name) => !names.includes(name));
  if (missing.length > 0 && /[;\t]/.test(header.join(",")))
    throw new PeopleFileError("PEOPLE_FILE separates its cells by semicolons or tabs: separate them by commas");
  if (missing.length > 0)
    throw new PeopleFileError(`PEOPLE_FILE has no column ${missing.join(", ")}: add it to its first line`);
  if ((rows.at(-1)?.length ?? 0) < header.length && rows.length > 0 && !/[\r\n]$/.test(text))
    throw new PeopleFileError(
      "PEOPLE_FILE ends inside a row: write it under another name and rename it when it is whole",
    );
  const errors: string[] = [];
  const seen = new Set<string>();
  const people = rows.flatMap((row, at): Appointment[] => {
    const cell = (name: string) => row[names.indexOf(name)]?.trim() ?? "";
    const email = normaliseEmail(cell("email"));
    const role = roles.find((known) => known === cell("role").toLowerCase());
    const team = cell("team") || null;
    const reject = (reason: string) => errors.push(`line ${at + 2} ${reason}`);
    if (!isEmail(email)) reject("has no email");
    if (seen.has(email)) reject("names someone a second time");
    seen.add(email);
    if (role === undefined) reject(`has a role that is none of ${roles.join(", ")}`);
    if (role === "team-manager" && team === null) reject("has a team-manager without a team");
    const id = (name: string) => (names.includes(name) ? cell(name) || null : null);
    const ids = { slack_id: id("slack_id"), entra_id: id("entra_id")?.toLowerCase() ?? null };
    for (const [name, value] of Object.entries(ids)) {
      if (value === null) continue;
      // two people cannot have one account: one of them would be taken for the other
      if (seen.has(`${name} ${value}`)) reject(`has the ${name} of another line`);
      seen.add(`${name} ${value}`);
    }
    return role === undefined ? [] : [{ email, role, team, slackId: ids.slack_id, entraId: ids.entra_id }];
  });
  if (errors.length > 0) throw new PeopleFileError(`PEOPLE_FILE cannot be used: ${errors.join("; ")}`);
  return people;
}

function recordsOf(text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch {
    throw new PeopleFileError(
      "PEOPLE_FILE cannot be read as CSV: a quoted cell is not closed or is followed by something else",
    );
  }
}
