/** A JSON object from outside, not checked yet. */
export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns the value if it is an object, or else an empty object. */
export function objectOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** Returns the value as text if it is a string, number or boolean, or else an empty text. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? `${value}` : "";
}

/** Returns the value if it is a list, or else an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns the value of a JSON text; undefined: it is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Returns every object in a tree with a `type`, including the tree itself. */
export function typedObjects(tree: unknown): Json[] {
  if (Array.isArray(tree)) return tree.flatMap((one) => typedObjects(one));
  if (!isObject(tree)) return [];
  const inner = Object.values(tree).flatMap((one) => typedObjects(one));
  return typeof tree["type"] === "string" ? [tree, ...inner] : inner;
}
