/** The cases of the suite: generated ones, and ways to make them smaller. */
export { shrinkCase } from './shrink.ts';
export type { ShrinkBudget } from './shrink.ts';
export { caseById, generateCases, questionAt } from './stream.ts';
export type { StreamOptions } from './stream.ts';
export { SUITE_VERSION } from './suite.ts';
