/**
 * What one of Slack's words for no means.
 * - `content` the contents of the message: plainer ones may pass
 * - `recipient` anything to this conversation or person: no later attempt can succeed
 * - `token` anything by this token, to anybody, until somebody mends it
 * - `unsure` an error of Slack's own, after which it may have been done
 * - `later` nothing was done, and a later attempt may succeed
 * - `unknown` a word in no list: it may mean any of these
 */
export type WordMeaning = "content" | "recipient" | "token" | "unsure" | "later" | "unknown";

/** The known words. Only `content` and `recipient` ever end a message, so a word is in them only if it must be. */
const words: Readonly<Record<Exclude<WordMeaning, "unknown">, ReadonlySet<string>>> = {
  content: new Set([
    "attachment_payload_limit_exceeded",
    "block_mismatch",
    "invalid_arguments",
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_payload",
    "msg_blocks_too_long",
    "msg_too_long",
    "no_text",
    "too_many_attachments",
  ]),
  recipient: new Set([
    "cannot_dm_bot",
    "channel_not_found",
    "is_archived",
    "messages_tab_disabled",
    "not_in_channel",
    "restricted_action",
    "restricted_action_non_threadable_channel",
    "restricted_action_read_only_channel",
    "restricted_action_thread_only_channel",
    "user_disabled",
    "user_not_found",
    "user_not_visible",
    "users_not_found",
  ]),
  token: new Set([
    "account_inactive",
    "invalid_auth",
    "not_allowed_token_type",
    "not_authed",
    "token_expired",
    "token_revoked",
  ]),
  unsure: new Set(["fatal_error", "internal_error", "request_timeout", "service_unavailable"]),
  later: new Set([
    "access_denied",
    "accesslimited",
    "ekm_access_denied",
    "enterprise_is_restricted",
    "message_limit_exceeded",
    "missing_scope",
    "no_permission",
    "org_login_required",
    "rate_limited",
    "ratelimited",
    "team_access_not_granted",
    "team_added_to_org",
    "two_factor_setup_required",
  ]),
};

/** Returns what a word of Slack's means. */
export function meaningOf(word: string): WordMeaning {
  const known = ["content", "recipient", "token", "unsure", "later"] as const;
  return known.find((meaning) => words[meaning].has(word)) ?? "unknown";
}

/**
 * Reads one of Slack's words from anything; null where it does not look like one. Whatever passes may be logged and
 * shown: lower-case letters, digits and underscores, at most 60.
 */
export function slackWord(value: unknown): string | null {
  return typeof value === "string" && /^[a-z][a-z\d_]{1,59}$/.test(value) ? value : null;
}
