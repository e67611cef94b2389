/** Rules of the stage `resolve`: from the pointer to the metadata. */
export const RESOLVE_RULES = [] as const;
