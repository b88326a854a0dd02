import { createServer, type Server, type Socket } from "node:net";
import { Duplex } from "node:stream";
import { TLSSocket, type SecureVersion } from "node:tls";
import type { Identity } from "./certificates.ts";

/** What the server answers in its pre-login (MS-TDS 2.2.6.5), or that TLS comes first (TDS 8.0). */
export type Encrypts = "off" | "on" | "not supported" | "required" | "strict";

const answers = { off: 0, on: 1, "not supported": 2, required: 3, strict: 0 };
const preLogin = 0x12;
const login = 0x10;

interface Parts {
  readonly encrypts: Encrypts;
  readonly identity?: Identity;
  /** The oldest TLS that it takes. */
  readonly minVersion?: SecureVersion;
  /** The port of another server on localhost that it sends each client on to, as an availability group does. */
  readonly routesTo?: number;
  /** The errors that answer a login, in the order in which the server sends them. */
  readonly errors?: readonly { readonly number: number; readonly message: string }[];
}

/** Enough of a SQL Server to be connected to: it refuses each login. */
export interface TdsServer {
  readonly port: number;
  /** Everything that clients sent outside TLS. */
  readonly inClear: () => Buffer;
  /** How many logins came, in clear and encrypted. */
  readonly logins: () => { readonly clear: number; readonly encrypted: number };
  readonly close: () => Promise<void>;
}

/** Starts a server on a port of this machine. */
export async function openTdsServer({
  encrypts,
  identity,
  minVersion,
  routesTo,
  errors = [loginFailed],
}: Parts): Promise<TdsServer> {
  const clear: Buffer[] = [];
  const logins = { clear: 0, encrypted: 0 };
  const sockets = new Set<Socket>();
  const talk = (stream: Duplex, isEncrypted: boolean, onHandshake: (bytes: Buffer) => void) => {
    let isAnswered = false;
    onPackets(stream, (type, body) => {
      if (type === preLogin && isAnswered) onHandshake(body);
      else if (type === preLogin) {
        isAnswered = true;
        stream.write(packet(0x04, preLoginAnswer(answers[encrypts])));
      } else if (type === login) {
        logins[isEncrypted ? "encrypted" : "clear"] += 1;
        const answer = routesTo === undefined ? errors.map(errorToken) : [loginToken, routingToken(routesTo)];
        stream.write(packet(0x04, Buffer.concat([...answer, doneToken])));
      }
    });
  };
  const tlsOver = (stream: Duplex) => {
    const secure = new TLSSocket(stream, {
      isServer: true,
      ...identity,
      ...(minVersion && { minVersion }),
      ALPNProtocols: ["tds/8.0"],
    });
    secure.on("error", () => undefined);
    return secure;
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    if (encrypts === "strict") {
      talk(tlsOver(socket), true, () => undefined);
      return;
    }
    socket.on("data", (bytes) => clear.push(bytes));
    const tunnel = new Tunnel(socket);
    if (identity) talk(tlsOver(tunnel), true, () => undefined);
    talk(socket, false, (bytes) => tunnel.push(bytes));
    socket.on("data", (bytes) => tunnel.passRecords(bytes));
  });
  return {
    port: await listening(server),
    inClear: () => Buffer.concat(clear),
    logins: () => logins,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}

/** Carries a TLS handshake in pre-login packets, and then TLS records as they are. */
class Tunnel extends Duplex {
  readonly #socket: Socket;
  #isHandshake = true;
  #held: Buffer[] = [];

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
  }

  /** Takes bytes of the socket that begin with a TLS record: the handshake is over. */
  passRecords(bytes: Buffer): void {
    if (bytes[0] === 0x17 || bytes[0] === 0x15) this.#isHandshake = false;
    if (!this.#isHandshake) this.push(bytes);
  }

  override _read(): void {
    // Bytes are pushed as they come.
  }

  override _write(bytes: Buffer, _: BufferEncoding, done: () => void): void {
    if (!this.#isHandshake) this.#socket.write(bytes);
    else {
      // The client takes one packet for each of its own.
      if (this.#held.length === 0) setImmediate(() => this.#sendHeld());
      this.#held.push(bytes);
    }
    done();
  }

  #sendHeld(): void {
    this.#socket.write(packet(preLogin, Buffer.concat(this.#held)));
    this.#held = [];
  }
}

/** Splits what comes into packets. Bytes that begin no packet of a client are left out. */
function onPackets(stream: Duplex, take: (type: number, body: Buffer) => void): void {
  let held = Buffer.alloc(0);
  stream.on("data", (bytes: Buffer) => {
    held = Buffer.concat([held, bytes]);
    while (held.length >= 8 && (held[0] === preLogin || held[0] === login) && held.length >= held.readUInt16BE(2)) {
      const length = held.readUInt16BE(2);
      const body = held.subarray(8, length);
      const [type = 0] = held;
      held = held.subarray(length);
      take(type, body);
    }
    if (held[0] !== preLogin && held[0] !== login) held = Buffer.alloc(0);
  });
}

function packet(type: number, body: Buffer): Buffer {
  const header = Buffer.from([type, 1, 0, 0, 0, 0, 1, 0]);
  header.writeUInt16BE(body.length + header.length, 2);
  return Buffer.concat([header, body]);
}

function preLoginAnswer(encryption: number): Buffer {
  // The options are the version at byte 11, of 6 bytes, and the encryption at byte 17, of 1.
  return Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff, 16, 0, 0, 0, 0, 0, encryption]);
}

const loginFailed = { number: 18_456, message: "Login failed for user" };

function errorToken({ number, message }: { readonly number: number; readonly message: string }): Buffer {
  const text = Buffer.from(message, "utf16le");
  const body = Buffer.alloc(8 + text.length + 6);
  body.writeUInt32LE(number, 0);
  body.writeUInt8(1, 4);
  body.writeUInt8(14, 5);
  body.writeUInt16LE(message.length, 6);
  text.copy(body, 8);
  const head = Buffer.from([0xaa, 0, 0]);
  head.writeUInt16LE(body.length, 1);
  return Buffer.concat([head, body]);
}

/** Says that the login was taken, in TDS 7.4, by a program without a name. */
const loginToken = Buffer.from([0xad, 10, 0, 1, 0x74, 0, 0, 4, 0, 16, 0, 0, 0]);

function routingToken(port: number): Buffer {
  const server = Buffer.from("localhost", "utf16le");
  const route = Buffer.alloc(5);
  route.writeUInt16LE(port, 1);
  route.writeUInt16LE(server.length / 2, 3);
  const length = Buffer.alloc(2);
  length.writeUInt16LE(route.length + server.length);
  const body = Buffer.concat([Buffer.from([20]), length, route, server, Buffer.from([0, 0])]);
  const head = Buffer.from([0xe3, 0, 0]);
  head.writeUInt16LE(body.length, 1);
  return Buffer.concat([head, body]);
}

const doneToken = Buffer.from([0xfd, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
