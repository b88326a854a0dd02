import type { Job } from "../src/job.ts";
import { analystNote } from "./analyst-note.ts";
import { deliver } from "./deliver.ts";
import { digestJob } from "./digest.ts";
import { notice } from "./notice.ts";
import { refresh } from "./refresh.ts";
import { subscriptionsJob } from "./subscriptions.ts";
import { summary } from "./summary.ts";
import { tidy } from "./tidy.ts";
import { watch } from "./watch.ts";
import { weeklyPost } from "./weekly-post.ts";

/** Every job, in the order in which a morning runs them. */
export const jobs: readonly Job[] = [
  refresh,
  watch,
  digestJob,
  summary,
  analystNote,
  weeklyPost,
  subscriptionsJob,
  notice,
  deliver,
  tidy,
];
