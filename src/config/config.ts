import { config as loadEnvFile } from "dotenv";
import { alertVariables, readAlerts } from "./alert-settings.ts";
import { caseFaults, caseVariables, readCases } from "./case-settings.ts";
import { pageVariables, readPage } from "./page-settings.ts";
import { peopleVariables, readPeople } from "./people-settings.ts";
import { readRunning, runningVariables } from "./run-settings.ts";
import { InvalidSetting, type Setting, type Variable } from "./setting.ts";
import { readSlack, slackVariables } from "./slack-settings.ts";
import { readSqlServer, sqlServerFaults, sqlServerVariables } from "./sql-server-settings.ts";
import { readWords, wordVariables } from "./word-settings.ts";

/** Every variable that the bot reads. */
export const variables: readonly Variable[] = [
  ...caseVariables,
  ...sqlServerVariables,
  ...pageVariables,
  ...peopleVariables,
  ...runningVariables,
  ...alertVariables,
  ...slackVariables,
  ...wordVariables,
];

/** All settings; each group says in its own file what they mean. */
export type Config = Readonly<ReturnType<typeof settingsOf>>;

/** Settings that cannot be used: the message names each, what it must be, all at once. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** The settings of an environment, frozen; throws ConfigRefused with every fault. A blank variable is unset. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const config = settingsOf((setting) => {
    const given = env[setting.name] ?? "";
    const value = setting.read((setting.isSecret ? given : given.trim()) || setting.initial);
    if (!(value instanceof InvalidSetting)) return value;
    faults.push(`${setting.name} ${value.message}`);
    return initialOf(setting);
  });
  faults.push(...caseFaults(config), ...sqlServerFaults(config));
  if (faults.length > 0) throw new ConfigError(`settings that cannot be used: ${faults.join("; ")}`);
  return Object.freeze(config);
}

function settingsOf(read: <Value>(setting: Setting<Value>) => Value) {
  return {
    ...readCases(read),
    ...readSqlServer(read),
    ...readPage(read),
    ...readPeople(read),
    ...readRunning(read),
    ...readAlerts(read),
    ...readSlack(read),
    words: readWords(read),
  };
}

function initialOf<Value>(setting: Setting<Value>): Value {
  const value = setting.read(setting.initial);
  if (value instanceof InvalidSetting)
    throw new Error(`the initial value of ${setting.name} cannot be read: ${setting.initial}`);
  return value;
}

/**
 * The settings of this process: its environment, and for what that does not say, the file `.env`. A script that
 * works on one case database only says which by `instead`.
 */
export function configuration(instead: Readonly<Record<string, string>> = {}): Config {
  loadEnvFile({ quiet: true });
  return readConfig({ ...process.env, ...instead });
}

/** The connection string of a SQL Server to measure against, a login that may create databases; null without one. */
export function testServer(): string | null {
  return process.env["MSSQL_TEST_CONNECTION_STRING"] || null;
}
