import type { Measure } from "../../measure.ts";
import { caseloadMeasure } from "./caseload.ts";
import { comingMeasures } from "./coming.ts";
import { forecastMeasure } from "./forecast.ts";
import { phaseTransferMeasure } from "./phase-transfers.ts";
import { pipelineMeasure } from "./pipeline.ts";
import { demandMeasures } from "./requests-ahead.ts";
import { weeksMeasures } from "./weeks.ts";

/** What the dashboard does not have: demand, how long plans take, who holds what, and what is coming. */
export const aheadMeasures: readonly Measure[] = [
  forecastMeasure,
  ...demandMeasures,
  ...weeksMeasures,
  caseloadMeasure,
  pipelineMeasure,
  phaseTransferMeasure,
  ...comingMeasures,
];
