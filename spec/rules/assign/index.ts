/** Rules of the stages after registration: assignment, master hooks, coordinators. */
export const ASSIGN_RULES = [] as const;
