import type { Chart } from "../answer.ts";
import { chartConfiguration } from "../render/chart/chart-configuration.ts";
import { drawPng } from "./canvas.ts";
import { drawByQuickChart, isPublicQuickChart } from "./quickchart.ts";

interface Drawing {
  /** A server of the council's own; without one, and for the public host, charts are drawn here. */
  readonly quickChartUrl?: string;
  readonly timeoutMilliseconds: number;
  /** Told in words why a chart was drawn here though a server is configured. */
  readonly onFault: (message: string) => void;
}

/** Makes what draws charts as PNG: by the configured server, and whenever that fails, here. */
export function chartDrawer({
  quickChartUrl,
  timeoutMilliseconds,
  onFault,
}: Drawing): (chart: Chart) => Promise<Buffer> {
  const url = quickChartUrl !== undefined && !isPublicQuickChart(quickChartUrl) ? quickChartUrl : null;
  if (quickChartUrl !== undefined && url === null) {
    onFault("QUICKCHART_URL names the public service: charts are drawn here, figures never leave");
  }
  return async (chart) => {
    const picture = chartConfiguration(chart);
    if (url !== null) {
      try {
        return await drawByQuickChart(picture, url, timeoutMilliseconds);
      } catch (error) {
        onFault(`chart drawn here: ${error instanceof Error ? error.message : "the QuickChart server failed"}`);
      }
    }
    return drawPng(picture);
  };
}
