import { listOf, objectOf, textOf, type Json } from "../json.ts";
import { escaped } from "./escaped.ts";

const width = 640;
const height = 250;
/** Where the bars stand: room above for their values, below for their labels, on the left for the axis. */
const plot = { left: 48, top: 18, right: 632, bottom: 204 } as const;

/** The colours of Slack's own charts, in the order of their series. */
const colours = ["#1264a3", "#e8912d", "#2bac76", "#e01e5a", "#611f69", "#1d9bd1"];

interface Series {
  readonly name: string;
  readonly points: readonly { readonly label: string; readonly value: number }[];
}

/** Draws a `data_visualization` block as a card: its title, grouped bars, lines or a pie, and a legend. */
export function chartHtml(block: Json): string {
  const chart = objectOf(block["chart"]);
  const type = textOf(chart["type"]);
  const series =
    type === "pie"
      ? [{ name: "", points: pointsOf(chart["segments"]) }]
      : listOf(chart["series"])
          .map(objectOf)
          .map((one) => ({ name: textOf(one["name"]), points: pointsOf(one["data"]) }));
  const names =
    type === "pie"
      ? (series[0]?.points.map(({ label, value }) => `${label} ${value}`) ?? [])
      : series.map(({ name }) => name);
  const axis = objectOf(chart["axis_config"]);
  const drawn = type === "pie" ? pieSvg(series[0]?.points ?? []) : graphSvg(series, type, textOf(axis["y_label"]));
  const below = textOf(axis["x_label"]);
  return `<figure class="chart"><figcaption>${escaped(textOf(block["title"]))}</figcaption>${drawn}
${below === "" ? "" : `<p class="axis">${escaped(below)}</p>`}<p class="legend">${names.map(keyHtml).join("")}</p></figure>`;
}

function pointsOf(data: unknown): Series["points"] {
  return listOf(data).map((point) => {
    const { label, value } = objectOf(point);
    return { label: textOf(label), value: Number(value) };
  });
}

function keyHtml(name: string, at: number): string {
  return `<span><i style="background:${colourOf(at)}"></i>${escaped(name)}</span>`;
}

function colourOf(at: number): string {
  return colours[at % colours.length] ?? "#1264a3";
}

function svg(inside: string): string {
  return `<svg viewBox="0 0 ${width} ${height}" role="img">${inside}</svg>`;
}

function graphSvg(series: readonly Series[], type: string, unit: string): string {
  const most = niceMost(Math.max(1, ...series.flatMap(({ points }) => points.map(({ value }) => value))));
  const count = Math.max(1, ...series.map(({ points }) => points.length));
  const step = (plot.right - plot.left) / count;
  const y = (value: number) => plot.bottom - ((plot.bottom - plot.top) * value) / most;
  const lines = [0, 1, 2, 3, 4].map((part) => {
    const value = (most * part) / 4;
    return `<line x1="${plot.left}" x2="${plot.right}" y1="${y(value)}" y2="${y(value)}" class="grid"/><text x="${plot.left - 6}" y="${y(value) + 4}" text-anchor="end">${value.toLocaleString("en-GB")}${escaped(unit)}</text>`;
  });
  const labels = (series[0]?.points ?? []).map(({ label }, at) => labelSvg(label, plot.left + (at + 0.5) * step, step));
  const drawn = type === "line" ? series.map((one, at) => lineSvg(one, at, step, y)) : barsSvg(series, step, y);
  return svg([...lines, ...labels, ...drawn].join(""));
}

/** A label that has no room beside the next ones stands on two lines or, where these are too long too, is turned. */
function labelSvg(label: string, x: number, step: number): string {
  const y = plot.bottom + 16;
  const lines = label.length * 6.4 > step ? inTwo(label) : [label];
  if (lines.every((line) => line.length * 6.4 <= step)) {
    return lines
      .map((line, at) => `<text x="${x}" y="${y + at * 13}" text-anchor="middle">${escaped(line)}</text>`)
      .join("");
  }
  return `<text x="${x}" y="${y}" text-anchor="end" transform="rotate(-35 ${x} ${y - 2})">${escaped(label)}</text>`;
}

/** Breaks a label at the blank nearest to its middle. */
function inTwo(label: string): string[] {
  const blanks = Array.from(label.matchAll(/ /g), ({ index }) => index);
  const [middle] = blanks.sort((a, b) => Math.abs(a - label.length / 2) - Math.abs(b - label.length / 2));
  return middle === undefined ? [label] : [label.slice(0, middle), label.slice(middle + 1)];
}

function barsSvg(series: readonly Series[], step: number, y: (value: number) => number): string[] {
  const bar = Math.min(44, (step * 0.76) / Math.max(1, series.length));
  return series.flatMap(({ points }, of) =>
    points.map(({ value }, at) => {
      const x = plot.left + (at + 0.5) * step + (of - series.length / 2) * bar;
      const shown =
        bar > 22
          ? `<text x="${x + bar / 2}" y="${y(value) - 5}" text-anchor="middle">${value.toLocaleString("en-GB")}</text>`
          : "";
      return `<rect x="${x + 1}" y="${y(value)}" width="${bar - 2}" height="${plot.bottom - y(value)}" rx="2" fill="${colourOf(of)}"/>${shown}`;
    }),
  );
}

function lineSvg({ points }: Series, at: number, step: number, y: (value: number) => number): string {
  const places = points.map(({ value }, place) => [plot.left + (place + 0.5) * step, y(value)] as const);
  const dots = places.map(([x, top]) => `<circle cx="${x}" cy="${top}" r="3" fill="${colourOf(at)}"/>`);
  return `<polyline points="${places.map((place) => place.join()).join(" ")}" fill="none" stroke="${colourOf(at)}" stroke-width="2"/>${dots.join("")}`;
}

function pieSvg(points: Series["points"]): string {
  const whole = points.reduce((sum, { value }) => sum + value, 0);
  const [x, y, radius] = [width / 2, height / 2, 105];
  let angle = -Math.PI / 2;
  const edge = () => `${x + radius * Math.cos(angle)} ${y + radius * Math.sin(angle)}`;
  const slices = points.map(({ value }, at) => {
    const from = edge();
    const turn = (2 * Math.PI * value) / whole;
    angle += Math.min(turn, 2 * Math.PI - 0.0001);
    return `<path d="M${x} ${y}L${from}A${radius} ${radius} 0 ${turn > Math.PI ? 1 : 0} 1 ${edge()}Z" fill="${colourOf(at)}" stroke="#fff"/>`;
  });
  return svg(slices.join(""));
}

/** Returns the end of an axis of four steps: the first round number that holds the largest value. */
function niceMost(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  const end = [1, 2, 4, 6, 8, 10].find((times) => times * unit >= value) ?? 10;
  return end * unit;
}
