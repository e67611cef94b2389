/** Judges what a backend made of the handles it was given. */
import type { Opened } from '../../model/backend.ts';
import { broken, HELD } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { said } from '../say.ts';

/** Held iff the backend opens the handles, and iff that is settled as said. */
export function mustOpen(
  decidedBy: Opened['decidedBy'],
  answer: JudgedAnswer<'open'>,
): RuleVerdict {
  const expected = `handles that are opened, decided by their ${decidedBy}`;
  if (answer.kind === 'refused') return broken(expected, said(answer));
  return answer.result.decidedBy === decidedBy
    ? HELD
    : broken(expected, `decided by their ${answer.result.decidedBy}`);
}
