/** Comparing what implementations answer. */
export { differencesBetween } from './answers.ts';
export { withPlaceholderRoot } from './case-root.ts';
export { meaningOf } from './meaning.ts';
export { MOST_DIFFERENCES } from './differences.ts';
export type { Difference } from './differences.ts';
