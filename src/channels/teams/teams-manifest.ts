/** A command as the list of words in Teams needs it. */
interface ListedCommand {
  readonly name: string;
  readonly description: string;
}

export interface ManifestParts {
  readonly clientId: string;
  readonly version: string;
  /** The council's own pages, each an https address. */
  readonly website: string;
  /** Every command of the bot. */
  readonly commands: readonly ListedCommand[];
}

/** The words that Teams offers while somebody types, at most 12; the others are in help. */
const offered = [
  "help",
  "my",
  "digest",
  "status",
  "case",
  "cases",
  "define",
  "pin",
  "export",
  "alerts",
  "share",
  "subscribe",
] as const;

/** What is typed, where that is not the command's name alone. */
const typedAs: Readonly<Record<string, string>> = { my: "my work" };

export const manifestVersion = "1.29";

/** Makes the manifest of the app package: learn.microsoft.com, "App manifest schema for Teams". */
export function teamsManifest({ clientId, version, website, commands }: ManifestParts) {
  const listed = offered.map((name) => {
    const command = commands.find((one) => one.name === name);
    if (command === undefined) throw new Error(`there is no command ${name} to offer in Teams`);
    return { title: typedAs[name] ?? name, description: command.description };
  });
  const scopes = ["personal", "team", "groupChat"] as const;
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.schema.json`,
    manifestVersion,
    version,
    id: clientId,
    developer: {
      name: "Your council",
      websiteUrl: website,
      privacyUrl: website,
      termsOfUseUrl: website,
    },
    name: { short: "SEND", full: "SEND: needs assessments, plans and reviews" },
    description: {
      short: "Figures on EHC requests, plans and reviews, and which of your cases are overdue",
      full: "Answers a council's questions about its EHC needs assessments, plans and reviews, by any measure of its monthly dashboard, and tells each case officer privately which of their cases are overdue or due soon. Answers are private: in a channel the bot says only that the answer is in your own chat.",
    },
    icons: { color: "color.png", outline: "outline.png" },
    accentColor: "#1D70B8",
    bots: [
      {
        botId: clientId,
        scopes,
        supportsFiles: true,
        isNotificationOnly: false,
        commandLists: [{ scopes, triggers: ["mention", "slash"], commands: listed }],
      },
    ],
    // a file goes to the person's own OneDrive
    validDomains: [],
    permissions: ["identity", "messageTeamMembers"],
    defaultInstallScope: "personal",
    defaultGroupCapability: { team: "bot", groupchat: "bot" },
  } as const;
}
