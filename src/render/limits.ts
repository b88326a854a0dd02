/**
 * The most that a channel takes, one table for all renderers. Lengths count UTF-16 units after escaping, which is never less
 * than what a channel counts.
 */
export const slack = {
  message: {
    blocks: 50,
    /** The text beside the blocks: notifications, screen readers, the last form of a message. */
    text: 4000,
    /** All words of all blocks. Slack documents no number and was seen to refuse more than some 13,000. */
    characters: 12_000,
    charts: 2,
    /** All cells of all tables. */
    cellCharacters: 10_000,
    /** A response_url takes five messages in all, and "working on it" may be one of them. */
    parts: 4,
    /** A message without blocks has less room, so that an answer takes more of them than a response_url does. */
    textParts: 8,
  },
  view: { blocks: 100, characters: 100_000, title: 24, button: 24, metadata: 3000 },
  header: 150,
  section: 3000,
  fields: 10,
  field: 2000,
  contextElements: 10,
  contextText: 2000,
  actions: 25,
  alt: 2000,
  button: { text: 75, value: 2000, label: 75, url: 3000 },
  select: { options: 100, text: 75, value: 75, placeholder: 150 },
  overflow: 5,
  chart: { title: 50, series: 6, segments: 6, categories: 20, label: 20, axis: 50 },
  table: { rows: 101, columns: 20 },
} as const;

/**
 * Microsoft Teams' limits. Teams refuses a message of more than some 100 KB as UTF-16; the other numbers are what people can
 * read and use, where Teams names none.
 */
export const teams = {
  card: {
    /** UTF-16 units of the card's JSON: 80 KB. */
    characters: 40_000,
    charts: 4,
  },
  /** The text beside a card, for notifications, and the whole message where there is no card. */
  message: { text: 12_000, notification: 500 },
  title: 300,
  figures: 4,
  text: 4000,
  table: { rows: 20, columns: 8, cell: 200 },
  /** Buttons that stand side by side; Teams puts the others of a row into its menu. */
  actions: { shown: 5, all: 20, title: 60, tooltip: 200 },
  select: { options: 300, title: 80, label: 80 },
  inputs: 12,
  url: 2000,
  /** More bars than these cannot be told apart in a narrow card. */
  chart: { series: 8, segments: 8, categories: 200, bars: 31, lyingBars: 20, groupedBars: 48, label: 50, title: 120 },
} as const;
