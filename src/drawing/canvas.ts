import { createRequire } from "node:module";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import type { Picture } from "../render/chart/chart-configuration.ts";

// An import would load a second copy of Chart.js beside the one that the plugins require.
const require = createRequire(import.meta.url);
const { Chart, registerables }: typeof import("chart.js") = require("chart.js");
const datalabels: typeof import("chartjs-plugin-datalabels").default = require("chartjs-plugin-datalabels");
const annotation: typeof import("chartjs-plugin-annotation").default = require("chartjs-plugin-annotation");

const font = "DejaVu Sans";
for (const file of ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"]) {
  GlobalFonts.registerFromPath(require.resolve(`dejavu-fonts-ttf/ttf/${file}`), font);
}
Chart.register(...registerables, datalabels, annotation);
Chart.defaults.font.family = font;

/** The part of a drawing surface that the background needs. */
interface Surface {
  readonly width: number;
  readonly height: number;
  readonly ctx: {
    globalCompositeOperation: string;
    fillStyle: unknown;
    readonly save: () => void;
    readonly restore: () => void;
    readonly fillRect: (x: number, y: number, width: number, height: number) => void;
  };
}

const whiteBackground = {
  id: "white-background",
  beforeDraw({ ctx, width, height }: Surface) {
    ctx.save();
    ctx.globalCompositeOperation = "destination-over";
    ctx.fillStyle = "#ffffff";
    ctx.fillRect(0, 0, width, height);
    ctx.restore();
  },
};

/** Draws a picture as PNG, with two pixels for one of its own. */
export async function drawPng({ width, height, configuration }: Picture): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  const copy = JSON.parse(JSON.stringify(configuration));
  const chart = new Chart(canvas, { ...copy, plugins: [whiteBackground] });
  try {
    return await canvas.encode("png");
  } finally {
    chart.destroy();
  }
}
