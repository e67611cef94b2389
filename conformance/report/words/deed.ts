/** What an adapter did, as the predicate of a sentence about it. */

/** For example `crashed`, or `broke the protocol`. */
export function deedOf(verdict: string): string {
  if (verdict === 'broken protocol') return 'broke the protocol';
  return verdict === 'error' ? 'said that it failed' : verdict;
}
