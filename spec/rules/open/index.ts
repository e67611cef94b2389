/** Rules of the question `open`: which state backend opens which handles. */
export const OPEN_RULES = [] as const;
