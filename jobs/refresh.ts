import { job } from "../src/job.ts";

export const refresh = job({
  id: "refresh",
  says: "reads the case data anew",
  needsNoBook: true,
  schedule: "*/15 7-18 * * 1-5; 0 0-6,19-23 * * 1-5; 0 * * * 0,6",
  run: ({ refresh: read }) => read(),
});
