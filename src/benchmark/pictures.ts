import type { Chart } from "../answer.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { chartDrawer } from "../drawing/chart-drawer.ts";
import { measureAnswer } from "../measures/answer/measure-answer.ts";
import { scopeOf } from "../measures/engine/scope.ts";
import { measures } from "../measures/index.ts";
import { rules } from "../rules/index.ts";
import { demoDay } from "../sources/demo/borough.ts";
import type { Report } from "./report.ts";
import { quantile, timed } from "./timing.ts";

/** Measures how long a picture takes: the first of the process, and those after it. */
export async function benchPictures(report: Report, snapshot: Snapshot): Promise<void> {
  const draw = chartDrawer({ timeoutMilliseconds: 3000, onError: report.fail });
  const charts = measures.flatMap((measure) =>
    measureAnswer(measure, scopeOf(snapshot, demoDay), rules).parts.filter(
      (part): part is Chart => part.kind === "chart",
    ),
  );
  const times: number[] = [];
  for (const chart of charts) times.push((await timed(() => draw(chart, "desk"))).milliseconds);
  const [cold = 0, ...warm] = times;
  report.part("pictures");
  report.line(
    `cold ${cold.toFixed(0)} ms, warm p50 ${quantile(warm, 0.5).toFixed(0)} ms, p95 ${quantile(warm, 0.95).toFixed(0)} ms`,
  );
}
