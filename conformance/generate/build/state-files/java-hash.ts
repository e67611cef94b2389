/** Which key group a key belongs to. Flink: `KeyGroupRangeAssignment#assignToKeyGroup`. */

/** Java: `Long#hashCode`. */
export function hashOfLong(value: bigint): number {
  return Number(BigInt.asIntN(32, value ^ (BigInt.asUintN(64, value) >> 32n)));
}

/** Java: `String#hashCode`. */
export function hashOfString(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** The key group of a key's hash. */
export function keyGroupOfHash(hash: number, maxParallelism: number): number {
  return murmurHash(hash) % maxParallelism;
}

const INT_BYTES = 4;

/** MurmurHash3 of four bytes, never negative. Flink: `MathUtils#murmurHash`. */
function murmurHash(hash: number): number {
  let code = Math.imul(hash, 0xcc9e2d51);
  code = Math.imul(rotated(code, 15), 0x1b873593);
  code = (Math.imul(rotated(code, 13), 5) + 0xe6546b64) | 0;
  code = mixed(code ^ INT_BYTES);
  if (code >= 0) return code;
  return code === -0x80000000 ? 0 : -code;
}

function rotated(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}

/** Flink: `MathUtils#bitMix`. */
function mixed(bits: number): number {
  let mix = bits ^ (bits >>> 16);
  mix = Math.imul(mix, 0x85ebca6b);
  mix ^= mix >>> 13;
  mix = Math.imul(mix, 0xc2b2ae35);
  return mix ^ (mix >>> 16);
}
