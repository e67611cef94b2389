/** The cases of the suite: generated ones, ways to make them smaller, and real savepoints. */
export { asReadFrom } from './as-read-from.ts';
export { RESTORE_RECIPES } from './recipes/restore-recipes.ts';
export { shrinkCase } from './shrink.ts';
export type { ShrinkBudget } from './shrink.ts';
export { caseById, generateCases, sourceOf } from './stream.ts';
export type { StreamOptions } from './stream.ts';
export { formatCaseId, parseCaseId, SUITE_VERSION } from './suite.ts';
export type { CaseAddress, Suite } from './suite.ts';
