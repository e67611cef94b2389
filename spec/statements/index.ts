/** Every statement, in the order of the stages. */
import { ASSIGNMENT_STATEMENTS } from './assignment.ts';
import { BACKEND_STATEMENTS } from './backends.ts';
import { ENTRY_STATEMENTS } from './entry-points.ts';
import { READING_STATEMENTS } from './reading.ts';
import { REGISTRATION_STATEMENTS } from './registration.ts';
import { SETTINGS_STATEMENTS } from './settings.ts';
import type { Statement } from './statement.ts';
import { VALIDATION_STATEMENTS } from './validation.ts';

export { STAGES } from './statement.ts';
export type { Statement, StatementNumber, StatementStage } from './statement.ts';

export const STATEMENTS: readonly Statement[] = [
  ...SETTINGS_STATEMENTS,
  ...READING_STATEMENTS,
  ...VALIDATION_STATEMENTS,
  ...REGISTRATION_STATEMENTS,
  ...ASSIGNMENT_STATEMENTS,
  ...ENTRY_STATEMENTS,
  ...BACKEND_STATEMENTS,
];
