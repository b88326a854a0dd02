export const forms = ["alert", "command", "job", "measure", "rule"];
const botParts = ["context", "snapshot", "store", "store/health", "platform"];
const core = ["cases", "facts", "answer", "user-error", ...forms, "measures/engine", "measures/engine/splits"];
const edges = [
  "sources/csv",
  "sources/demo",
  "sources/sen2",
  "sources/sql-server",
  "sources/sql-server/connection",
  "drawing",
  "config",
  "platform",
];
const teams = ["channels/teams", "channels/teams/answering", "channels/teams/connection"];
const channel = [
  "answer",
  "user-error",
  "access",
  "dispatch",
  "context",
  "digest",
  "delivery",
  "store",
  "platform",
  "platform/http",
];

/** Each room, and the rooms that it may import from besides its own. A file loose in src is a room of its own. */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  "user-error": [],
  answer: [],
  cases: ["user-error"],
  facts: ["cases"],
  // what is coming: transfers between phases, and what becomes of open requests
  "facts/ahead": ["cases", "facts"],
  platform: ["cases", "user-error"],
  // what listens and calls over HTTP
  "platform/http": ["user-error"],

  // the forms
  rule: ["cases", "measures/engine"],
  measure: ["answer", "cases", "facts", "measures/engine"],
  alert: ["cases", "facts", "measures/engine", "measures/engine/splits"],
  command: ["answer", "user-error", "cases", "context", "access"],
  job: ["answer", "context", "cases", "facts"],

  // what the forms are filled with
  "measures/engine/splits": ["answer", "cases", "facts", "measures/engine"],
  "measures/engine": ["answer", "user-error", "cases", "facts", "rule", "measures/engine/splits"],
  rules: ["rule", "cases", "facts", "measures/engine"],
  checks: ["rule", "cases", "facts", "measures/engine"],
  measures: [
    "measure",
    "measures/ahead",
    "measures/engine",
    "measures/engine/splits",
    "rule",
    "rules",
    "answer",
    "cases",
    "facts",
  ],
  // the measures that the dashboard does not have
  "measures/ahead": [
    "measure",
    "measures",
    "measures/engine",
    "measures/engine/splits",
    "answer",
    "cases",
    "facts",
    "facts/ahead",
  ],
  "alerts/engine": ["alert", "rule", "cases", "facts", "measures/engine"],
  alerts: ["alert", "alerts/engine", "rule", "rules", "checks", "cases", "facts"],
  access: ["user-error", "answer", "cases", "facts", "measures/engine"],
  // what is to be mended in a load, and what it lost
  profile: ["cases", "facts"],
  query: [
    "user-error",
    "answer",
    "cases",
    "facts",
    "measure",
    "measures/engine",
    "access",
    "query/time",
    "query/wording",
    "query/forms",
    "query/search",
  ],
  // which measure words mean, and which word a mistyped one
  "query/search": ["user-error", "cases", "facts", "measure", "measures/engine", "query"],
  // the forms of a question: filters, rankings, lengths of time and so on
  "query/forms": ["user-error", "cases", "facts", "measure", "measures/engine", "access", "query", "query/search"],
  // everyday words, written as those that are read
  "query/wording": [],
  // the grammar of times in words
  "query/time": ["cases", "facts"],
  // what people type for a case, a time or their work
  typed: ["user-error", "answer", "cases", "facts", "query"],
  "measures/answer": [...core, "access", "query", "checks"],
  digest: ["answer", "cases", "facts", "alert", "access"],
  reports: [
    ...core,
    "facts/ahead",
    "access",
    "query",
    "profile",
    "measures/answer",
    "checks",
    "digest",
    "context",
    "store/health",
  ],

  // what one case holds, and what was asked of it
  "reports/case": [...core, "access", "digest", "context", "typed", "reports"],
  // what is said of the SEN2 return to come
  "reports/return": [...core, "access", "measures/answer", "context", "reports"],
  "reports/question": [...core, "access", "query", "measures/answer", "rules", "context", "reports"],

  // what keeps and carries
  store: ["user-error", "cases", "alert", "digest", "store/chats", "store/health", "store/sqlite", "store/sql-server"],
  "store/chats": ["store"],
  "store/health": ["store"],
  // the two kinds of database that a store may be in
  "store/sqlite": ["store", "store/backup", "store/health"],
  "store/sql-server": ["store", "store/health", "store/sqlite", "user-error", "sources/sql-server/connection"],
  "store/backup": ["store", "store/sqlite"],
  snapshot: ["user-error", "cases", "access", "profile", "store", "platform"],
  context: ["cases", "access", "store", "reports"],
  delivery: [
    "snapshot",
    "store/health",
    ...core,
    "access",
    "alerts",
    "query",
    "measures",
    "measures/answer",
    "digest",
    "reports",
    "reports/question",
    "store",
    "context",
    "platform",
  ],
  // how a bot is watched from outside
  operations: ["context", "digest", "dispatch", "delivery", "reports", "store/health", "platform", "platform/http"],
  commands: [
    ...core,
    "access",
    "alerts",
    "query",
    "measures",
    "measures/answer",
    "rules",
    "checks",
    "digest",
    "reports",
    "reports/question",
    "reports/return",
    "reports/case",
    "context",
    "typed",
  ],
  jobs: [...core, "alerts", "checks", "digest", "reports", "context"],
  dispatch: [
    "answer",
    "cases",
    "user-error",
    "access",
    "command",
    "commands",
    "measure",
    "query",
    "reports",
    "typed",
    ...botParts,
  ],

  // the edges
  render: ["answer"],
  "render/chart": ["answer", "render"],
  "render/slack": ["answer", "render"],
  "render/teams": ["answer", "render"],
  drawing: ["answer", "render/chart"],
  "channels/slack/connection": ["user-error", "render/slack", "platform", "platform/http", "reports", "delivery"],
  "channels/slack": [
    ...channel,
    "store/health",
    "cases",
    "facts",
    "channels/slack/connection",
    "render",
    "render/slack",
  ],
  "channels/teams/connection": ["user-error", "platform", "platform/http"],
  "channels/teams": [...channel, "store/chats", ...teams],
  "channels/teams/answering": [...channel, "cases", ...teams, "render", "render/teams"],
  "channels/web": [...channel, "store/health", "cases", "facts", "render"],
  "sources/csv": ["cases", "access", "user-error"],
  "sources/sen2": ["cases", "facts"],
  "sources/demo": ["cases", "access", "facts", "sources/demo/requests"],
  "sources/demo/requests": ["cases", "facts", "sources/demo"],
  "sources/sql-server": ["cases", "user-error", "sources/sql-server/connection"],
  "sources/sql-server/connection": ["cases", "user-error"],
  config: ["alerts", "cases", "facts", "facts/ahead", "user-error"],
  // what npm run bench measures
  benchmark: [...core, "measures", "measures/answer", "rules", "snapshot", "store", ...edges],
};

/** The composition root and what starts it: they may import every room. */
export const roots = new Set(["app", "run", "main"]);

/** Which rooms may import a driver: what stands between the bot and the world, or a library that one idea rests on. */
export const drivers: Readonly<Record<string, readonly string[]>> = {
  "csv-parse": ["sources/csv", "sources/sen2"],
  saxes: ["sources/sen2"],
  "csv-stringify": ["sources/csv", "sources/sen2", "render"],
  "@remix-run/html-template": ["render", "channels/web"],
  "lru-cache": ["cases", "access", "delivery", "channels/slack", ...teams, "channels/web", "platform", "query"],
  "quickchart-js": ["drawing"],
  "@napi-rs/canvas": ["drawing"],
  "chart.js": ["drawing"],
  "date-fns": ["facts"],
  "@date-fns/utc": ["facts"],
  "better-sqlite3": ["store/sqlite", "store/backup"],
  "drizzle-orm": [
    "store",
    "store/backup",
    "store/chats",
    "store/health",
    "store/sqlite",
    "store/sql-server",
    "sources/sql-server",
  ],
  dotenv: ["config"],
  express: ["channels/teams/connection", "channels/web", "platform/http"],
  mssql: ["sources/sql-server", "sources/sql-server/connection", "store/sql-server"],
  "@tediousjs/connection-string": ["sources/sql-server/connection"],
  pino: ["platform"],
  "sonic-boom": ["platform"],
  "prom-client": ["operations"],
  undici: ["platform/http"],
  "https-proxy-agent": ["platform/http"],
  minisearch: ["query/search"],
  stemmer: ["query"],
  "@slack/bolt": ["channels/slack", "channels/slack/connection"],
  "@slack/web-api": ["channels/slack", "channels/slack/connection"],
  "@microsoft/teams.apps": ["channels/teams/connection"],
  "@microsoft/teams.api": ["channels/teams/connection"],
  "@slack/types": ["channels/slack", "render/slack"],
  "@microsoft/teams.cards": ["channels/teams", "render/teams"],
  "node-cron": ["platform"],
};
