import { job } from "../src/job.ts";

const every = (minutes: number): string => (minutes === 60 ? "0" : `*/${minutes}`);

export const refresh = job({
  id: "refresh",
  description: "reads the case data again",
  needs: [],
  isFirst: true,
  isPartOfMorning: true,
  beatsHeart: true,
  schedule: ({ atWork, otherwise }) =>
    [`${every(atWork)} 7-18 * * 1-5`, `${every(otherwise)} 0-6,19-23 * * 1-5`, `${every(otherwise)} * * * 0,6`].join(
      "; ",
    ),
  run: ({ refresh: read }) => read(),
});
