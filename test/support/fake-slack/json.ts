/** JSON from outside, of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object, or an empty one where it is something else. */
export function objectOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** The text, or an empty one where it is something else. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? `${value}` : "";
}

/** The list, or an empty one where it is something else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value of a JSON text; undefined where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every object of the tree with a `type`, the tree itself among them. */
export function typedObjects(tree: unknown): Json[] {
  if (Array.isArray(tree)) return tree.flatMap((one) => typedObjects(one));
  if (!isObject(tree)) return [];
  const inner = Object.values(tree).flatMap((one) => typedObjects(one));
  return typeof tree["type"] === "string" ? [tree, ...inner] : inner;
}
