import type { IncomingMessage, ServerResponse } from "node:http";
import { objectOf, parsed, textOf, type Json } from "./json.ts";

/** Reads the whole body of a request. */
async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Reads the arguments of a call, a form or JSON: Slack takes both. */
export async function argumentsOf(request: IncomingMessage): Promise<Json> {
  const text = (await bytesOf(request)).toString("utf8");
  if (request.headers["content-type"]?.startsWith("application/json")) return objectOf(parsed(text));
  return Object.fromEntries(new URLSearchParams(text));
}

/** Reads an upload: the bytes alone, or the one file of a multipart form. */
export async function uploadOf(request: IncomingMessage): Promise<Buffer> {
  const bytes = await bytesOf(request);
  const boundary = /^multipart\/form-data; *boundary=(?<boundary>.+)$/.exec(request.headers["content-type"] ?? "");
  if (!boundary) return bytes;
  const from = bytes.indexOf("\r\n\r\n") + 4;
  return bytes.subarray(from, bytes.lastIndexOf(`\r\n--${boundary.groups?.["boundary"]}`));
}

/** Returns the token of a call, from the header or else from the arguments. */
export function tokenOf(request: IncomingMessage, args: Json): string {
  const bearer = /^Bearer (?<token>.+)$/.exec(request.headers.authorization ?? "")?.groups?.["token"];
  return bearer ?? textOf(args["token"]);
}

export function reply(response: ServerResponse, status: number, body: Json | string, headers: Json = {}): void {
  const isText = typeof body === "string";
  response.writeHead(status, {
    "content-type": isText ? "text/plain" : "application/json",
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
  });
  response.end(isText ? body : JSON.stringify(body));
}
