/** Rules of the question `decode`: what the bytes of `_metadata` mean. */
export const DECODE_RULES = [] as const;
