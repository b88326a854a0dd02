import { contract, views, type Column, type View } from "../../cases/contract.ts";

/** A column of the database, as listed in INFORMATION_SCHEMA. */
export interface FoundColumn {
  readonly view: string;
  readonly name: string;
  readonly type: string;
}

const texts = ["char", "varchar", "nchar", "nvarchar", "text", "ntext"];
const numbers = ["tinyint", "smallint", "int", "bigint", "numeric", "decimal"];

/** Returns the types that fit a column of the contract. */
function typesFor({ kind }: Column): readonly string[] {
  if (kind === "date") return ["date", ...texts];
  if (kind === "flag") return ["bit", ...numbers, ...texts];
  return ["nvarchar", ...texts, ...numbers, "uniqueidentifier"];
}

/** Says how to turn a column of a type that does not fit into one that does, so that no id changes on the way. */
function remedyFor({ kind, name }: Column, type: string): string {
  const [plain = type] = type.split("(");
  const isNumber = [...numbers, ...inexact, ...money].includes(plain);
  if (kind === "flag") return "cast it to bit in the view";
  if (kind === "date") {
    return isNumber
      ? `write it as try_convert(date, cast(${name} as char(8)), 112) in the view, if its numbers are days such as 20210630`
      : "cast it to date in the view";
  }
  if (inexact.includes(plain)) {
    return `cast it to bigint and then to nvarchar in the view, cast(cast(${name} as bigint) as nvarchar(100)), since its own text rounds a number such as 1234567 to 1.23457e+006`;
  }
  if (money.includes(plain)) {
    return `cast it to bigint and then to nvarchar in the view, cast(cast(${name} as bigint) as nvarchar(100)), since its own text adds decimals`;
  }
  if (binary.has(plain)) return `write it as convert(nvarchar(100), ${name}, 1) in the view`;
  return "cast it to nvarchar in the view";
}

const inexact = ["float", "real"];
const money = ["money", "smallmoney"];
const binary = new Set(["binary", "varbinary", "timestamp", "rowversion"]);

/** A view's columns compared with the contract. */
export interface ViewShape {
  readonly isFound: boolean;
  /** The contract's columns that exist, with their types. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly missing: readonly string[];
  /** Columns whose type does not fit the contract, each with what to do. */
  readonly mistyped: readonly { readonly name: string; readonly type: string; readonly remedy: string }[];
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
    mistyped: columns.flatMap((column) =>
      column.type === undefined || column.types.includes(column.type)
        ? []
        : [{ name: column.name, type: column.type, remedy: remedyFor(column, column.type) }],
    ),
  };
}

/** Returns what is wrong with the views, each with its fix; empty if all can be read. */
export function shapeErrors(shapes: ReadonlyMap<View, ViewShape>, schema: string): string[] {
  const absent = [...shapes].filter(([, { isFound }]) => !isFound).map(([view]) => `${schema}.${view}`);
  const errors = [...shapes].flatMap(([view, { isFound, missing, mistyped }]) => [
    ...(!isFound || missing.length === 0 ? [] : [`${schema}.${view} has no column ${missing.join(", ")}`]),
    ...mistyped.map(({ name, type, remedy }) => `${schema}.${view}.${name} is ${type}: ${remedy}`),
  ]);
  if (absent.length === 0) return errors;
  return [`there is no ${absent.join(", ")}: create the view (sql/contract.sql), or check MSSQL_SCHEMA`, ...errors];
}
