import { contract, views, type Column, type View } from "../../cases/contract.ts";

/** A column of the database, as listed in INFORMATION_SCHEMA. */
export interface FoundColumn {
  readonly view: string;
  readonly name: string;
  readonly type: string;
}

const texts = ["char", "varchar", "nchar", "nvarchar", "text", "ntext"];
const numbers = ["tinyint", "smallint", "int", "bigint", "numeric", "decimal"];

/** Returns the types that fit a column of the contract; the first is the one to cast to. */
function typesFor({ kind }: Column): readonly string[] {
  if (kind === "date") return ["date", ...texts];
  if (kind === "flag") return ["bit", ...numbers, ...texts];
  return ["nvarchar", ...texts, ...numbers, "uniqueidentifier"];
}

/** A view's columns compared with the contract. */
export interface ViewShape {
  readonly isFound: boolean;
  /** The contract's columns that exist, with their types. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly missing: readonly string[];
  /** Columns whose type does not fit the contract. */
  readonly mistyped: readonly { readonly name: string; readonly type: string; readonly wanted: string }[];
}

/** Returns the shape of each view. Names compare ignoring case. */
export function shapesOf(found: readonly FoundColumn[]): ReadonlyMap<View, ViewShape> {
  return new Map(views.map((view) => [view, shapeOf(view, found)]));
}

function shapeOf(view: View, found: readonly FoundColumn[]): ViewShape {
  const own = new Map(
    found
      .filter((column) => column.view.toLowerCase() === view)
      .map(({ name, type }) => [name.toLowerCase(), type.toLowerCase()]),
  );
  const columns = contract[view].map((column) => ({ ...column, type: own.get(column.name), types: typesFor(column) }));
  return {
    isFound: own.size > 0,
    columns: columns.flatMap(({ name, type }) => (type === undefined ? [] : [{ name, type }])),
    missing: columns.flatMap(({ name, type }) => (type === undefined ? [name] : [])),
    mistyped: columns.flatMap(({ name, type, types }) =>
      type === undefined || types.includes(type) ? [] : [{ name, type, wanted: types[0] ?? "" }],
    ),
  };
}

/** Returns what is wrong with the views, each with its fix; empty if all can be read. */
export function shapeErrors(shapes: ReadonlyMap<View, ViewShape>, schema: string): string[] {
  const absent = [...shapes].filter(([, { isFound }]) => !isFound).map(([view]) => `${schema}.${view}`);
  const errors = [...shapes].flatMap(([view, { isFound, missing, mistyped }]) => [
    ...(!isFound || missing.length === 0 ? [] : [`${schema}.${view} has no column ${missing.join(", ")}`]),
    ...mistyped.map(
      ({ name, type, wanted }) => `${schema}.${view}.${name} is ${type}: cast it to ${wanted} in the view`,
    ),
  ]);
  if (absent.length === 0) return errors;
  return [`there is no ${absent.join(", ")}: create the view (sql/contract.sql), or check MSSQL_SCHEMA`, ...errors];
}
