import { InvalidSetting, oneOf, orNull, anyText, setting, type ValuesOf } from "./setting.ts";

/** Where the bot keeps its own state. */
export const storeSettings = {
  storeKind: setting({
    name: "STORE",
    meaning:
      "where the bot keeps its own state: sqlite, a file in DATA_DIR, or mssql, a schema of SQL Server that bots on several hosts share",
    initial: "sqlite",
    example: "mssql",
    read: oneOf(["sqlite", "mssql"]),
  }),
  storeConnectionString: setting<string | null>({
    name: "STORE_CONNECTION_STRING",
    meaning:
      "STORE=mssql: the connection, with a login that may read and write the schema of the store and nothing else",
    initial: "",
    example: "Server=sql01,1433;Database=SendBot;User Id=send_store;Password={any;thing};Encrypt=true",
    isSecret: true,
    read: orNull(anyText),
  }),
  storeSchema: setting<string>({
    name: "STORE_SCHEMA",
    meaning: "STORE=mssql: the schema of the store, of the bot's own",
    initial: "send_bot",
    example: "send_store",
    read: (text) =>
      /^[a-z]\w{0,99}$/i.test(text)
        ? text
        : new InvalidSetting("must be a letter, then letters, digits and underscores"),
  }),
};

/** Returns what is wrong with these settings together. */
export function storeErrors({ storeKind, storeConnectionString }: ValuesOf<typeof storeSettings>): string[] {
  return storeKind === "mssql" && storeConnectionString === null
    ? ["STORE_CONNECTION_STRING must be set for STORE=mssql"]
    : [];
}
