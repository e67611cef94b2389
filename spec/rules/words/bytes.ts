/** Bytes in words. */

/** Hex digits, or `null` for no bytes at all. */
export function bytesText(bytes: Uint8Array | null): string {
  if (bytes === null) return 'null';
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `[${digits}]`;
}
