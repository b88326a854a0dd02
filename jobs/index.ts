import type { Job } from "../src/job.ts";
import { digest } from "./digest.ts";
import { watch } from "./watch.ts";

/** Every job. */
export const jobs: readonly Job[] = [watch, digest];
