import { once } from "node:events";
import type { Server } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { bodyOf, BodyTooLong, boundedServer, isSignedNow } from "../../../src/platform/http/bounded-server.ts";
import { portOf } from "../../../src/platform/http/http-listener.ts";

const limits = { connections: 20, headersTimeout: 300, requestTimeout: 600 };
const servers: Server[] = [];
const sockets: Socket[] = [];
let asked = 0;

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
});

/** Serves with low limits; a body of more than 100 bytes gets 413. */
async function serve(): Promise<number> {
  asked = 0;
  const server = boundedServer((request, response) => {
    asked += 1;
    bodyOf(request, 100).then(
      (body) => response.end(`${body.length} bytes`),
      (error: unknown) => response.writeHead(error instanceof BodyTooLong ? 413 : 400).end(),
    );
  }, limits);
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return portOf(server) ?? 0;
}

/** Opens a connection and says the words; resolves, once it is closed, with what came back. */
async function say(port: number, words: string): Promise<{ readonly answer: Promise<string> }> {
  const socket = connect(port, "127.0.0.1");
  sockets.push(socket);
  let text = "";
  socket.on("data", (data) => (text += data.toString()));
  socket.on("error", () => undefined);
  await once(socket, "connect");
  socket.write(words);
  return { answer: new Promise((resolve) => socket.on("close", () => resolve(text))) };
}

const slowBody = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nslow";
const request = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

describe("a server of the bot", () => {
  it.each([
    ["say nothing", ""],
    ["never end their headers", "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "],
    ["never end their body", slowBody],
    ["were answered and stay", request.replace("close", "keep-alive")],
  ])("answers a new connection while five times as many as it takes %s", async (_, words) => {
    const port = await serve();
    const earlier = [];
    for (let at = 0; at < 5 * limits.connections; at += 1) earlier.push(await say(port, words));

    expect(await (await say(port, request)).answer).toContain("0 bytes");
  });

  it.each([
    ["headers that never end", "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", "408"],
    ["a body that never ends", slowBody, "408"],
    ["more than 100 headers", `GET / HTTP/1.1\r\nHost: x\r\n${"a: b\r\n".repeat(100)}\r\n`, "431"],
    ["more than 16 KB of headers", `GET / HTTP/1.1\r\nHost: x\r\na: ${"b".repeat(17_000)}\r\n\r\n`, "431"],
    ["no request at all", "nonsense\r\n\r\n", "400"],
  ])("ends a connection with %s", async (_, words, status) => {
    expect(await (await say(await serve(), words)).answer).toContain(`HTTP/1.1 ${status}`);
  });

  it("closes as soon as the last request is answered, though its connection would stay", async () => {
    const port = await serve();
    const { answer } = await say(port, slowBody);
    await expect.poll(() => asked).toBe(1);
    const [server] = servers.splice(0);
    server?.close();
    sockets[0]?.write("x".repeat(46));

    expect(await answer).toContain("50 bytes");
  });

  it("refuses a body that is too long, however it is sent, and answers the next request", async () => {
    const address = `http://127.0.0.1:${await serve()}`;
    const post = async (body: string | ReadableStream<Uint8Array>) =>
      (await fetch(address, { method: "POST", body, duplex: "half" })).status;
    const chunked = new Blob(["x".repeat(100_000)]).stream();

    expect(await post("x".repeat(100))).toBe(200);
    expect(await post("x".repeat(101))).toBe(413);
    expect(await post("x".repeat(3_000_000))).toBe(413);
    expect(await post(chunked)).toBe(413);
    expect(await post("x")).toBe(200);
  });
});

it.each([
  ["1700000000", true],
  ["1699999700", true],
  ["1700000300", true],
  ["1699999699", false],
  ["1700000301", false],
  ["99999999999999", false],
  ["-1700000000", false],
  ["1700000000.5", false],
  ["", false],
  ["Infinity", false],
  [undefined, false],
  [["1700000000"], false],
])("a request signed at %j is of now, five minutes either way: %s", (seconds, isNow) => {
  expect(isSignedNow(seconds, () => 1_700_000_000_000)).toBe(isNow);
});
