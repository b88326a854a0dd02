import type { Job } from "../src/job.ts";
import { analystNote } from "./analyst-note.ts";
import { deliver } from "./deliver.ts";
import { digest } from "./digest.ts";
import { notice } from "./notice.ts";
import { refresh } from "./refresh.ts";
import { subscriptions } from "./subscriptions.ts";
import { summary } from "./summary.ts";
import { tidy } from "./tidy.ts";
import { watch } from "./watch.ts";
import { weeklyPost } from "./weekly-post.ts";

/** Every job, in the order of a morning. */
export const jobs: readonly Job[] = [
  refresh,
  watch,
  digest,
  summary,
  analystNote,
  weeklyPost,
  subscriptions,
  notice,
  deliver,
  tidy,
];
