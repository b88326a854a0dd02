import { Socket } from "node:net";

/** Whether the connection is encrypted after it is made (true), from its first byte (strict, TDS 8.0), or not at all. */
export type Encryption = boolean | "strict";

/** The server would have got the login unencrypted. Nothing of the login was sent. */
class ClearLoginError extends Error {
  override readonly name = "ClearLoginError";
  readonly code = "ECLEARLOGIN";
}

/** The type of the packets that agree on encryption and carry the TLS handshake (MS-TDS 2.2.3.1.1). */
const preLogin = 0x12;
/** The types of TLS records: from the first one on, everything is encrypted. */
const tlsRecords = new Set([0x14, 0x15, 0x16, 0x17]);

/**
 * Returns a function that takes the bytes a client sends, in any pieces, and says whether they may leave: pre-login
 * packets first, then TLS records. A login (type 0x10) or anything else in clear may not.
 */
export function clearTextGuard(): (bytes: Uint8Array) => boolean {
  let isEncrypted = false;
  let header: number[] = [];
  let bytesLeft = 0;
  return (bytes) => {
    for (let at = 0; at < bytes.length && !isEncrypted; at += 1) {
      if (bytesLeft > 0) {
        const skipped = Math.min(bytesLeft, bytes.length - at);
        bytesLeft -= skipped;
        at += skipped - 1;
        continue;
      }
      const byte = bytes[at] ?? 0;
      if (header.length === 0 && tlsRecords.has(byte)) isEncrypted = true;
      else if (header.length === 0 && byte !== preLogin) return false;
      else header.push(byte);
      // Bytes 3 and 4 hold the length of the packet, its header included.
      const [, , high = 0, low = 0] = header;
      if (header.length === 4) {
        bytesLeft = Math.max(high * 256 + low - header.length, 0);
        header = [];
      }
    }
    return true;
  };
}

/** A socket that is destroyed, with ClearLoginError, before a login or anything after it leaves unencrypted. */
class EncryptedSocket extends Socket {
  readonly #mayLeave = clearTextGuard();

  override _write(chunk: unknown, encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    if (this.#accepts(chunk)) super._write(chunk, encoding, callback);
    else callback(new ClearLoginError("the server does not encrypt"));
  }

  override _writev(
    chunks: { chunk: unknown; encoding: BufferEncoding }[],
    callback: (error?: Error | null) => void,
  ): void {
    if (chunks.every(({ chunk }) => this.#accepts(chunk))) super._writev?.(chunks, callback);
    else callback(new ClearLoginError("the server does not encrypt"));
  }

  #accepts(chunk: unknown): boolean {
    return chunk instanceof Uint8Array && this.#mayLeave(chunk);
  }
}

/** How long one of several addresses of a machine is tried before the next one is, in milliseconds. */
const addressMilliseconds = 1000;

/**
 * Connects in place of the driver, which would go on in clear where a server or somebody between answers that it does not
 * encrypt. The driver passes host and port, also of a server that it is sent on to, its lookup, and a signal.
 */
export function connectEncrypted(...[target, , signal]: readonly unknown[]): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (!isTarget(target) || !(signal instanceof AbortSignal)) {
      throw new TypeError("the driver gave no host and port to connect to");
    }
    const socket = new EncryptedSocket();
    const onAbort = () => void socket.destroy(new Error("the connection took too long"));
    signal.addEventListener("abort", onAbort, { once: true });
    socket.once("error", reject);
    socket.once("close", () => signal.removeEventListener("abort", onAbort));
    socket.connect(
      {
        host: target.host,
        port: target.port,
        autoSelectFamily: true,
        autoSelectFamilyAttemptTimeout: addressMilliseconds,
      },
      () => {
        signal.removeEventListener("abort", onAbort);
        socket.removeListener("error", reject);
        resolve(socket);
      },
    );
    if (signal.aborted) onAbort();
  });
}

function isTarget(target: unknown): target is { readonly host: string; readonly port: number } {
  return (
    typeof target === "object" &&
    target !== null &&
    "host" in target &&
    typeof target.host === "string" &&
    "port" in target &&
    typeof target.port === "number"
  );
}
