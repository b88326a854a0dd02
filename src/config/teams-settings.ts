import { anyText, oneOf, orNull, setting, yesOrNo } from "./setting.ts";

/** How the bot reaches Microsoft Teams. */
export const teamsSettings = {
  /** Null: no Teams, or Teams on this machine only. */
  teamsClientId: setting({
    name: "TEAMS_CLIENT_ID",
    meaning: "the Application (client) ID of the Teams app's registration (docs/teams.md); unset: no Teams",
    initial: "",
    example: "4d5e8c1f-0000-4000-8000-000000000000",
    read: orNull(anyText),
  }),
  teamsClientSecret: setting({
    name: "TEAMS_CLIENT_SECRET",
    meaning: "a client secret of that registration",
    initial: "",
    example: "Xy8~…",
    isSecret: true,
    read: orNull(anyText),
  }),
  teamsManagedIdentity: setting({
    name: "TEAMS_MANAGED_IDENTITY",
    meaning: "instead of a secret: system, or the client ID of a managed identity that the registration trusts",
    initial: "",
    example: "system",
    read: orNull(anyText),
  }),
  teamsTenantId: setting({
    name: "TEAMS_TENANT_ID",
    meaning: "the council's tenant in Microsoft Entra: people of any other are refused",
    initial: "",
    example: "0b1c2d3e-0000-4000-8000-000000000000",
    read: orNull((text) => text.toLowerCase()),
  }),
  /** Whether Teams is wanted without credentials, from this machine only. */
  teamsLocal: setting({
    name: "TEAMS_LOCAL",
    meaning: "1 answers Microsoft's Agents Playground on this machine, with no check of who asks; only to try the bot",
    initial: "0",
    example: "1",
    read: yesOrNo,
  }),
  /** Null: the chat in which the person spoke last. */
  preferredChat: setting({
    name: "PREFERRED_CHAT",
    meaning: "with Slack and Teams both: where people are told; unset: where each spoke to the bot last",
    initial: "",
    example: "teams",
    read: orNull(oneOf(["slack", "teams"])),
  }),
};

/** The variable by which Microsoft's library would take requests of anybody. */
const unauthenticated = "DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS";

/** Values of these settings, and of those that say what may be tried out. */
export interface TeamsValues {
  readonly teamsClientId: string | null;
  readonly teamsClientSecret: string | null;
  readonly teamsLocal: boolean;
  readonly localPage: boolean;
  readonly caseDatabase: { readonly kind: string };
}

/** Returns what does not fit together in the settings of Teams, a sentence each. */
export function teamsErrors(values: TeamsValues, env: Readonly<Record<string, string | undefined>>): string[] {
  const { teamsClientId, teamsClientSecret, teamsLocal } = values;
  const errors: string[] = [];
  if ((env[unauthenticated] ?? "") !== "")
    errors.push(`${unauthenticated} would let anybody ask: remove it; TEAMS_LOCAL=1 is for trying out`);
  if (!teamsLocal) return errors;
  if (teamsClientId !== null || teamsClientSecret !== null)
    errors.push("TEAMS_LOCAL is for trying out without credentials: remove it, or TEAMS_CLIENT_ID and its secret");
  const { kind } = values.caseDatabase;
  const isTrial = kind === "demo" || ((kind === "csv" || kind === "sen2") && values.localPage);
  if (!isTrial) {
    errors.push("TEAMS_LOCAL works over the demo, or over CSV files or a SEN2 return with LOCAL_PAGE=1: remove it");
  }
  return errors;
}
