const forwarding = /^(forwarded|via|x-real-ip|x-forwarded-.*)$/;

/** Returns whether the headers say that another server passed the request on. */
export function isForwarded(headers: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(headers).some((name) => forwarding.test(name.toLowerCase()));
}

/** Returns whether an address of a connection is this machine's own. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address === "::1" || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address ?? "");
}

/** Returns whether the name of a host, without a port, is this machine's own. */
export function isLoopbackHost(name: string): boolean {
  return name === "localhost" || name === "127.0.0.1" || name === "[::1]";
}
