import * as fc from "fast-check";

/** Other bytes at a place, in place of so many; a place behind the end counts from the start again. */
export interface ByteChange {
  readonly place: number;
  readonly removed: number;
  readonly added: Uint8Array;
}

/** Changes of some bytes of a body, mostly any bytes, else one of the pieces. */
export function byteChanges(pieces: readonly string[] = [], longest = 2000): fc.Arbitrary<ByteChange[]> {
  const anyBytes = fc.uint8Array({ maxLength: 6 });
  const added =
    pieces.length === 0
      ? anyBytes
      : fc.oneof(anyBytes, fc.constantFrom(...pieces.map((piece): Uint8Array => Buffer.from(piece))));
  const change = fc.record({ place: fc.nat(longest), removed: fc.nat(8), added });
  return fc.array(change, { minLength: 1, maxLength: 4 });
}

/** Returns the body with the changes made one after the other. */
export function mutated(body: string, changes: readonly ByteChange[]): Buffer {
  let bytes = Buffer.from(body);
  for (const { place, removed, added } of changes) {
    const at = place % (bytes.length + 1);
    bytes = Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);
  }
  return bytes;
}
