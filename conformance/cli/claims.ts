/** The rules that an adapter says it keeps to. */
import picomatch from 'picomatch';
import type { Rule } from '../../spec/rules/rule.ts';
import { RULES } from '../../spec/rules/index.ts';
import type { Hello } from '../protocol/adapter.ts';

/** Of the rules those that an adapter claims; all where it says nothing of them. */
export function claimedOf(rules: readonly Rule[], { rules: claims = [] }: Hello): readonly Rule[] {
  return claims.length === 0 ? rules : rules.filter(({ id }) => picomatch.isMatch(id, [...claims]));
}

/** Of its claims those that name no rule. */
export function emptyClaims({ rules: claims = [] }: Pick<Hello, 'rules'>): readonly string[] {
  return claims.filter((glob) => !RULES.some(({ id }) => picomatch.isMatch(id, glob)));
}
