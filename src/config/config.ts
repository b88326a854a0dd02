import { UserError } from "../user-error.ts";
import { config as loadEnvFile } from "dotenv";
import { alertSettings } from "./alert-settings.ts";
import { caseErrors, caseSettings } from "./case-settings.ts";
import { operateSettings } from "./operate-settings.ts";
import { pageSettings } from "./page-settings.ts";
import { peopleErrors, peopleSettings } from "./people-settings.ts";
import { runSettings } from "./run-settings.ts";
import { InvalidSetting, readGroup, type Read, type Setting, type Variable } from "./setting.ts";
import { slackSettings } from "./slack-settings.ts";
import { sqlServerErrors, sqlServerSettings, storeErrors, storeSettings } from "./sql-server-settings.ts";
import { teamsErrors, teamsSettings } from "./teams-settings.ts";
import { wordSettings } from "./word-settings.ts";

/** Every variable that the bot reads, in the order of `.env.example`. */
export const variables: readonly Variable[] = [
  caseSettings,
  sqlServerSettings,
  storeSettings,
  pageSettings,
  peopleSettings,
  runSettings,
  operateSettings,
  alertSettings,
  slackSettings,
  teamsSettings,
  wordSettings,
].flatMap((group): Variable[] => Object.values(group));

/** The values of all settings; each group says in its own file what they mean. */
export type Config = Readonly<ReturnType<typeof readGroups>>;

function readGroups(read: Read) {
  return {
    ...readGroup(caseSettings, read),
    sqlServer: readGroup(sqlServerSettings, read),
    ...readGroup(storeSettings, read),
    ...readGroup(pageSettings, read),
    ...readGroup(peopleSettings, read),
    ...readGroup(runSettings, read),
    ...readGroup(operateSettings, read),
    ...readGroup(alertSettings, read),
    ...readGroup(slackSettings, read),
    ...readGroup(teamsSettings, read),
    words: readGroup(wordSettings, read),
  };
}

/** Settings that cannot be used: the message names each and what it must be, all at once. */
export class ConfigError extends UserError {
  override readonly name = "ConfigError";
}

/**
 * Reads the settings of an environment, in which a blank variable is unset. Throws ConfigError with everything that is
 * wrong.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const errors: string[] = [];
  const config = readGroups((setting) => {
    const given = env[setting.name] ?? "";
    const value = setting.read((setting.isSecret ? given : given.trim()) || setting.initial);
    if (!(value instanceof InvalidSetting)) return value;
    errors.push(`${setting.name} ${value.message}`);
    return initialOf(setting);
  });
  errors.push(
    ...caseErrors(config),
    ...sqlServerErrors(config),
    ...storeErrors(config),
    ...teamsErrors(config, env),
    ...peopleErrors(config, env),
  );
  if (errors.length > 0) throw new ConfigError(`settings that cannot be used: ${errors.join("; ")}`);
  return Object.freeze(config);
}

function initialOf<Value>(setting: Setting<Value>): Value {
  const value = setting.read(setting.initial);
  if (value instanceof InvalidSetting)
    throw new Error(`the initial value of ${setting.name} cannot be read: ${setting.initial}`);
  return value;
}

/**
 * Reads the settings of this process: its environment and, for what that does not say, the file `.env`. A script that works
 * on one case database only says which by `instead`.
 */
export function configuration(instead: Readonly<Record<string, string>> = {}): Config {
  loadEnvFile({ quiet: true });
  const { https_proxy, no_proxy, ...env } = process.env;
  return readConfig({ HTTPS_PROXY: https_proxy, NO_PROXY: no_proxy, ...env, ...instead });
}

/** The connection string of a SQL Server to measure against, a login that may create databases; null without one. */
export function testServer(): string | null {
  return process.env["MSSQL_TEST_CONNECTION_STRING"] || null;
}

/** Returns the values of the settings that are secret, as nobody may read them in the log. */
export function secretsOf(config: Config): readonly string[] {
  const { sqlServer, httpsProxy, heartbeatUrl } = config;
  const { username = "", password = "" } = httpsProxy === null ? {} : new URL(httpsProxy);
  return [
    config.slackBotToken,
    config.slackAppToken,
    config.slackSigningSecret,
    config.teamsClientSecret,
    sqlServer.password,
    sqlServer.clientSecret,
    sqlServer.connectionString,
    config.storeConnectionString,
    // whoever has its address can beat it
    heartbeatUrl,
    username,
    password,
  ].flatMap((secret) => (secret === null || secret === "" ? [] : [secret]));
}
