import { createCanvas } from "@napi-rs/canvas";

/** The icons of the bot's app in a chat, as PNG: a clock whose hand has passed a part of its round. */
export interface AppIcons {
  /** 192 by 192 pixels, full bleed. */
  readonly color: Buffer;
  /** 32 by 32 pixels, white on nothing. */
  readonly outline: Buffer;
}

export async function drawAppIcons(): Promise<AppIcons> {
  return { color: await drawIcon(192, "#1d70b8"), outline: await drawIcon(32, null) };
}

/** Draws an icon in white; null: on nothing. */
async function drawIcon(size: number, background: string | null): Promise<Buffer> {
  const canvas = createCanvas(size, size);
  const context = canvas.getContext("2d");
  if (background !== null) {
    context.fillStyle = background;
    context.fillRect(0, 0, size, size);
  }
  const middle = size / 2;
  const radius = size * (background === null ? 0.42 : 0.32);
  context.strokeStyle = "#ffffff";
  context.fillStyle = "#ffffff";
  context.lineWidth = size / 16;
  context.lineCap = "round";
  context.beginPath();
  context.arc(middle, middle, radius, 0, 2 * Math.PI);
  context.stroke();
  context.beginPath();
  context.moveTo(middle, middle);
  context.arc(middle, middle, radius * 0.62, -Math.PI / 2, Math.PI / 4);
  context.closePath();
  context.fill();
  return canvas.encode("png");
}
