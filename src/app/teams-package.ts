import { createRequire } from "node:module";
import { Ajv, type AnySchema } from "ajv";
import { zipSync } from "fflate";
import { commands } from "../../commands/index.ts";
import { manifestVersion, teamsManifest } from "../channels/teams/teams-manifest.ts";
import type { Config } from "../config/config.ts";
import { drawAppIcons } from "../drawing/app-icons.ts";
import { UserError } from "../user-error.ts";

const require = createRequire(import.meta.url);

/** An entry of a zip file has no earlier day. The same settings make the same file. */
const modifiedAt = new Date("1980-01-02T00:00:00Z");

/**
 * Makes the package by which an administrator adds the bot to Teams: a zip of the manifest and two icons. Rejects with
 * UserError where the settings name no app, or the manifest is not what Microsoft's schema wants.
 */
export async function teamsPackage(config: Config): Promise<Uint8Array> {
  const manifest = manifestOf(config);
  const errors = manifestErrors(manifest);
  if (errors.length > 0) throw new UserError(`The manifest is not valid: ${errors.join("; ")}`);
  const { color, outline } = await drawAppIcons();
  const json = Buffer.from(JSON.stringify(manifest, null, 2), "utf8");
  return zipSync({ "manifest.json": json, "color.png": color, "outline.png": outline }, { mtime: modifiedAt });
}

function manifestOf({ teamsClientId, emailDomains }: Config): object {
  if (teamsClientId === null)
    throw new UserError(
      "Set TEAMS_CLIENT_ID to the Application (client) ID of the registration, as docs/teams.md says.",
    );
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(teamsClientId))
    throw new UserError("TEAMS_CLIENT_ID must be the registration's Application (client) ID, such as 4d5e8c1f-…");
  const [domain = "www.gov.uk"] = emailDomains;
  return teamsManifest({ clientId: teamsClientId, version: "1.0.0", website: `https://${domain}/`, commands });
}

/**
 * Returns what Microsoft's schema says against a manifest, one sentence each. Only the schema is Microsoft's package: its
 * own code needs one that it does not bring.
 */
export function manifestErrors(manifest: unknown): string[] {
  const { $schema: _draft, ...schema }: Readonly<Record<string, unknown>> = require(
    `@microsoft/app-manifest/build/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.schema.json`,
  );
  const anySchema: AnySchema = schema;
  const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(anySchema);
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map(({ instancePath, message = "is wrong" }) => `${instancePath || "it"} ${message}`);
}
