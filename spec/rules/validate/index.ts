/** Rules of the stages `build` and `validate`: whether a snapshot fits the job. */
export const VALIDATE_RULES = [] as const;
