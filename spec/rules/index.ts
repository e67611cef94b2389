/** Every rule, in the order of the stages. */
import { ASSIGN_RULES } from './assign/index.ts';
import { CHANNEL_RULES } from './channel/index.ts';
import { DECODE_RULES } from './decode/index.ts';
import { ENCODE_RULES } from './encode/index.ts';
import { ENTRY_RULES } from './entry/index.ts';
import { LIFECYCLE_RULES } from './lifecycle/index.ts';
import { OPEN_RULES } from './open/index.ts';
import { REGISTER_RULES } from './register/index.ts';
import { RESOLVE_RULES } from './resolve/index.ts';
import type { Rule } from './rule.ts';
import { VALIDATE_RULES } from './validate/index.ts';

export type { Breach, JudgedAnswer, Rule, RuleOn, RuleVerdict } from './rule.ts';

export const RULES: readonly Rule[] = [
  ...DECODE_RULES,
  ...ENCODE_RULES,
  ...RESOLVE_RULES,
  ...VALIDATE_RULES,
  ...REGISTER_RULES,
  ...ASSIGN_RULES,
  ...ENTRY_RULES,
  ...CHANNEL_RULES,
  ...LIFECYCLE_RULES,
  ...OPEN_RULES,
];
