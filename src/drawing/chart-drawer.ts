import type { Chart, Screen } from "../answer.ts";
import { chartConfiguration } from "../render/chart/chart-configuration.ts";
import { drawPng } from "./canvas.ts";
import { drawByQuickChart, isPublicQuickChart } from "./quickchart.ts";

interface DrawerSettings {
  /** A server of the council's own; absent: charts are drawn here, as they are instead of by the public service. */
  readonly quickChartUrl?: string;
  readonly timeoutMilliseconds: number;
  /** Is told, in words, why a chart was drawn here though a server is configured. */
  readonly onError: (message: string) => void;
}

/** Makes a function that draws charts as PNG: on the configured server, and here whenever that fails. */
export function chartDrawer({
  quickChartUrl,
  timeoutMilliseconds,
  onError,
}: DrawerSettings): (chart: Chart, screen: Screen) => Promise<Buffer> {
  const url = quickChartUrl !== undefined && !isPublicQuickChart(quickChartUrl) ? quickChartUrl : null;
  if (quickChartUrl !== undefined && url === null) {
    onError("QUICKCHART_URL names the public service: charts are drawn here, figures never leave");
  }
  return async (chart, screen) => {
    const picture = chartConfiguration(chart, screen);
    if (url !== null) {
      try {
        return await drawByQuickChart(picture, url, timeoutMilliseconds);
      } catch (error) {
        onError(`chart drawn here: ${error instanceof Error ? error.message : "the QuickChart server failed"}`);
      }
    }
    return drawPng(picture);
  };
}
