import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vitest/node";

/** A text that stands in the program. */
export interface SourceText {
  readonly file: string;
  /** What is put in when it is said is "…". */
  readonly text: string;
  /** The name of the property that it is the value of; null: it is of none. */
  readonly property: string | null;
  /** What it is the first argument of: "UserError". Null: of nothing. */
  readonly of: string | null;
}

/** Returns the texts of all program files under the folders. */
export function sourceTexts(folders: readonly string[]): SourceText[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .flatMap((name) => textsOf(join(folder, name))),
  );
}

function textsOf(file: string): SourceText[] {
  const found: SourceText[] = [];
  visit(parseAst(readFileSync(file, "utf8"), { lang: "ts" }), null, null);
  return found;

  function visit(node: unknown, property: string | null, of: string | null): void {
    if (Array.isArray(node)) return node.forEach((one: unknown) => visit(one, property, of));
    if (typeof node !== "object" || node === null) return;
    const field = (name: string): unknown => Reflect.get(node, name);
    const text = textOf(field);
    if (text !== null) found.push({ file, text, property, of });
    const type = field("type");
    if (type === "ImportDeclaration" || type === "Literal") return;
    for (const [name, value] of Object.entries(node)) {
      const isValue = type === "Property" && name === "value";
      const isArgument = type === "NewExpression" && name === "arguments";
      visit(value, isValue ? nameOf(field("key")) : property, isArgument ? nameOf(field("callee")) : of);
    }
  }
}

/** Returns what a string or a template says; null for every other node. */
function textOf(field: (name: string) => unknown): string | null {
  const value = field("value");
  if (field("type") === "Literal") return typeof value === "string" ? value : null;
  const quasis = field("quasis");
  if (field("type") !== "TemplateLiteral" || !Array.isArray(quasis)) return null;
  return quasis.map((part: { readonly value: { readonly cooked: string } }) => part.value.cooked).join("…");
}

function nameOf(key: unknown): string | null {
  const name: unknown = typeof key === "object" && key !== null ? Reflect.get(key, "name") : null;
  return typeof name === "string" ? name : null;
}
