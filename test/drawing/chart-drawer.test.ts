import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { afterEach, describe, expect, it } from "vitest";
import type { Chart } from "../../src/answer.ts";
import { drawPng } from "../../src/drawing/canvas.ts";
import { chartDrawer } from "../../src/drawing/chart-drawer.ts";
import { isPublicQuickChart } from "../../src/drawing/quickchart.ts";
import { chartConfiguration } from "../../src/render/chart/chart-configuration.ts";

const chart: Chart = {
  kind: "chart",
  title: "Current EHCPs by team",
  subtitle: "30 June 2021",
  shape: "bars",
  categoryTitle: "Team",
  categories: ["North", "South"],
  series: [{ name: "Count", values: [3, 5], unit: "count" }],
  alt: "",
};

let server: Server | null = null;
let posted: string[] = [];

/** A server on loopback that keeps what is posted and answers as told. */
async function serve(answer: (body: string) => Promise<{ status: number; body: Buffer } | null>): Promise<string> {
  const listener: RequestListener = (request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      posted.push(body);
      void answer(body).then((reply) => (reply ? response.writeHead(reply.status).end(reply.body) : null));
    });
  };
  server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
  posted = [];
});

/** How many pixels are of each colour. */
async function colours(png: Buffer): Promise<Map<string, number>> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const found = new Map<string, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.subarray(at, at + 3).join();
    found.set(colour, (found.get(colour) ?? 0) + 1);
  }
  return found;
}

describe("a picture", () => {
  it("is a PNG of bars, letters and a white ground, two pixels for one", async () => {
    const picture = chartConfiguration(chart, "desk");
    const png = await drawPng(picture);
    const found = await colours(png);

    expect((await loadImage(png)).width).toBe(picture.width * 2);
    expect(found.get("51,71,91") ?? 0).toBeGreaterThan(10_000);
    expect(found.get("31,41,51") ?? 0).toBeGreaterThan(300);
    expect(found.get("255,255,255") ?? 0).toBeGreaterThan(100_000);
  });

  it("is drawn by the council's own server from the same configuration", async () => {
    const url = await serve(async (body) => {
      const { chart: text, width, height }: { chart: string; width: number; height: number } = JSON.parse(body);
      return { status: 200, body: await drawPng({ width, height, configuration: JSON.parse(text) }) };
    });
    const errors: string[] = [];
    const draw = chartDrawer({
      quickChartUrl: url,
      timeoutMilliseconds: 30_000,
      onError: (message) => errors.push(message),
    });

    expect(await draw(chart, "desk")).toEqual(await drawPng(chartConfiguration(chart, "desk")));
    expect(errors).toEqual([]);
    expect(posted).toHaveLength(1);
    expect(JSON.parse(posted[0] ?? "")).toMatchObject({ format: "png", version: "4", devicePixelRatio: 2 });
  });

  it.each<[string, Parameters<typeof serve>[0], RegExp, number]>([
    ["never answers", async () => null, /time/i, 50],
    ["refuses", async () => ({ status: 500, body: Buffer.from("no") }), /answered 500/, 30_000],
    ["answers with garbage", async () => ({ status: 200, body: Buffer.from("<html>") }), /not a PNG/, 30_000],
  ])("is drawn here when that server %s", async (_, answer, says, timeoutMilliseconds) => {
    const errors: string[] = [];
    const url = await serve(answer);
    const draw = chartDrawer({ quickChartUrl: url, timeoutMilliseconds, onError: (message) => errors.push(message) });

    expect(await draw(chart, "desk")).toEqual(await drawPng(chartConfiguration(chart, "desk")));
    expect(errors).toEqual([expect.stringMatching(says)]);
  });

  it("is drawn here, and nothing sent, when the public service is named", async () => {
    const errors: string[] = [];
    const draw = chartDrawer({
      quickChartUrl: "https://quickchart.io",
      timeoutMilliseconds: 200,
      onError: (message) => errors.push(message),
    });
    await draw(chart, "desk");

    expect(errors).toEqual([expect.stringContaining("figures never leave")]);
  });

  it.each([
    ["https://quickchart.io/chart", true],
    ["http://QuickChart.IO.:8080", true],
    ["https://eu.quickchart.io", true],
    ["https://quickchart.io.council.example", false],
    ["http://notquickchart.io", false],
  ])("knows the public service by its host: %s, %s", (url, isPublic) => {
    expect(isPublicQuickChart(url)).toBe(isPublic);
  });
});
