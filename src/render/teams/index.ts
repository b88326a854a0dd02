export { pressOf, withChoices, type CardPress } from "./card-press.ts";
export { toShareCard, toTeams, type TeamsForm, type TeamsOptions } from "./to-teams.ts";
