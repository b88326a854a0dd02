import { createRequire } from "node:module";
import type { Picture } from "../render/chart/chart-configuration.ts";

// The package is CommonJS whose types describe a default export that an import does not find.
const QuickChart: typeof import("quickchart-js").default = createRequire(import.meta.url)("quickchart-js");

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const mostBytes = 20 * 2 ** 20;

/** Whether the address is the public QuickChart service, which the council's figures must never reach. */
export function isPublicQuickChart(url: string): boolean {
  const host = new URL(url).hostname.toLowerCase().replace(/\.+$/, "");
  return host === "quickchart.io" || host.endsWith(".quickchart.io");
}

/**
 * Has a QuickChart server draw the picture. Rejects when the server is late, refuses, or answers with anything but a
 * PNG.
 */
export async function drawByQuickChart(picture: Picture, url: string, timeoutMilliseconds: number): Promise<Buffer> {
  const chart = new QuickChart();
  chart
    .setConfig(JSON.stringify(picture.configuration))
    .setWidth(picture.width)
    .setHeight(picture.height)
    .setDevicePixelRatio(2)
    .setBackgroundColor("white")
    .setFormat("png")
    .setVersion("4");
  const reply = await fetch(`${url.replace(/\/+$/, "")}/chart`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(chart.getPostData()),
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMilliseconds),
  });
  if (!reply.ok) throw new Error(`the QuickChart server answered ${reply.status}`);
  const png = Buffer.from(await reply.arrayBuffer());
  if (!png.subarray(0, pngStart.length).equals(pngStart) || png.length > mostBytes) {
    throw new Error("the QuickChart server answered with something that is not a PNG picture");
  }
  return png;
}
