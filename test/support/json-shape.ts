/** Checks the shape of a JSON value at a place. Returns what is wrong, in sentences with their places. */
export type Check = (value: unknown, at: string) => string[];
type Fields = Readonly<Record<string, Check>>;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const text =
  (most: number, least = 1): Check =>
  (value, at) =>
    typeof value !== "string"
      ? [`${at} must be a string`]
      : value.length < least || value.length > most
        ? [`${at} has ${value.length} characters, allowed are ${least} to ${most}`]
        : [];
export const within =
  (least: number, most: number): Check =>
  (value, at) =>
    typeof value === "number" && Number.isInteger(value) && value >= least && value <= most
      ? []
      : [`${at} must be a whole number from ${least} to ${most}`];
export const number: Check = (value, at) => (Number.isFinite(value) ? [] : [`${at} must be a number`]);
export const positive: Check = (value, at) =>
  Number(value) > 0 ? number(value, at) : [`${at} must be greater than 0`];
export const flag: Check = (value, at) => (typeof value === "boolean" ? [] : [`${at} must be true or false`]);
export const oneOf =
  (...words: readonly string[]): Check =>
  (value, at) =>
    words.some((word) => word === value) ? [] : [`${at} must be one of ${words.join(", ")}`];
export const list =
  (one: Check, most: number, least = 1): Check =>
  (value, at) => {
    if (!Array.isArray(value)) return [`${at} must be an array`];
    const size =
      value.length < least || value.length > most ? [`${at} has ${value.length} of ${least} to ${most}`] : [];
    return [...size, ...value.flatMap((item: unknown, index) => one(item, `${at}[${index}]`))];
  };
export const object =
  (required: Fields, optional: Fields = {}): Check =>
  (value, at) => {
    if (!isRecord(value)) return [`${at} must be an object`];
    const missing = Object.keys(required).filter((name) => value[name] === undefined);
    const unknown = Object.keys(value).filter((name) => !(name in required) && !(name in optional));
    return [
      ...missing.map((name) => `${at}.${name} is required`),
      ...unknown.map((name) => `${at}.${name} is not known`),
      ...Object.entries({ ...required, ...optional }).flatMap(([name, check]) =>
        value[name] === undefined ? [] : check(value[name], `${at}.${name}`),
      ),
    ];
  };
/** An object of one of the kinds, by its `type`. */
export const typed =
  (kinds: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    const kind = isRecord(value) && typeof value["type"] === "string" ? value["type"] : "";
    const check = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    return check ? check(value, at) : [`${at} is of the unknown type "${kind}"`];
  };
export const also =
  (check: Check, ...more: readonly Check[]): Check =>
  (value, at) =>
    [check, ...more].flatMap((one) => one(value, at));
export const type: Check = text(50);

export const eitherOr =
  (...names: readonly string[]): Check =>
  (value, at) =>
    isRecord(value) && names.filter((name) => value[name] !== undefined).length === 1
      ? []
      : [`${at} must have one of ${names.join(", ")}`];
