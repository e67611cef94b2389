/** Judges what a backend made of the handles it was given. */
import type { Opened } from '../../model/backend.ts';
import type { OpenCase } from '../../model/case.ts';
import type { RefusalCode } from '../../model/refusal.ts';
import { broken, HELD } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { said } from '../say.ts';

/** Refusals for which a handle's class is enough. */
const BY_CLASS: ReadonlySet<RefusalCode> = new Set([
  'HANDLE_CLASS_UNEXPECTED',
  'HANDLE_CLASSES_MIXED',
  'RESTORE_UNSUPPORTED',
  'CHANGELOG_RECOVERY_UNSUPPORTED',
]);

/**
 * Held iff the backend opens the handles, and iff that is settled as said. Where it is really opened,
 * the bytes settle it in any case, and what they are refused for is no matter of classes.
 */
export function mustOpen(
  decidedBy: Opened['decidedBy'],
  { request }: OpenCase,
  answer: JudgedAnswer<'open'>,
): RuleVerdict {
  const isReal = request.state !== undefined;
  const expected = isReal
    ? 'handles whose classes are accepted'
    : `handles that are opened, decided by their ${decidedBy}`;
  if (answer.kind === 'refused') {
    if (isReal && !BY_CLASS.has(answer.refusal.code)) return HELD;
    return broken(expected, said(answer));
  }
  return isReal || answer.result.decidedBy === decidedBy
    ? HELD
    : broken(expected, `decided by their ${answer.result.decidedBy}`);
}
