/**
 * What a channel refuses to show, one table for all renderers. Lengths are counted in UTF-16 units after escaping, which is
 * never less than what a channel counts.
 */
export const slack = {
  message: {
    blocks: 50,
    /** The text beside the blocks: notifications, screen readers, the last form of a message. */
    text: 4000,
    /** All words of all blocks. Slack documents no number and refuses above some 13,000: stay clear of it. */
    characters: 12_000,
    charts: 2,
    /** All cells of all tables. */
    cellCharacters: 10_000,
    /** An address that answers a command takes five messages in all; one may be spent on "working on it". */
    parts: 4,
    /** Without blocks there is less room in each; what answers a command then needs more than its address. */
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
