/** Which half of a 64-bit element of a typed array this machine puts where. */

/** The index of the high half among the two 32-bit halves of an element. */
export const HIGH_HALF = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;
