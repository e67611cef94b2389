import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { isRefusedBefore } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { refusalOf, said } from '../say.ts';
import { isRefusedWith } from '../words/refusals.ts';
import { checkedStates } from '../words/validation-failures.ts';
import type { ValidationFailure } from '../words/validation-failures.ts';

const SIDES = {
  NON_RESTORED_STATE: 'unclaimedFirst',
  MAX_PARALLELISM_MISMATCH: 'mismatchFirst',
  MAX_PARALLELISM_OUT_OF_BOUNDS: 'outOfBoundsFirst',
} as const satisfies Record<ValidationFailure, string>;

/** Flink: `Checkpoints#loadAndValidateCheckpoint`, which walks the states once. */
export const firstFailureWins = defineRule({
  id: 'validate/first-failure-wins',
  question: 'restore',
  statement:
    'Where several states of the snapshot do not fit the job, the restore is refused for the first of them in the order of the file, be it an unclaimed state or a max parallelism.',
  matters:
    'Only the first problem is told: when it is solved, the next attempt may fail for another one.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['Checkpoints#loadAndValidateCheckpoint'],
  covers: ['C14'],
  sides: ['unclaimedFirst', 'mismatchFirst', 'outOfBoundsFirst'],
  hasSide: (side, { restore }) =>
    side !== 'outOfBoundsFirst' || restore.maxParallelismBounds === 'validated',
  side(subject, profile) {
    const failures = failuresOf(subject, profile);
    return new Set(failures).size > 1 ? SIDES[failures[0]!] : null;
  },
  judge(subject, answer, _side, profile) {
    if (isRefusedBefore('validate', answer)) return NOT_REACHED;
    const [first] = failuresOf(subject, profile);
    return isRefusedWith(first!, answer) ? HELD : broken(refusalOf(first!), said(answer));
  },
});

/** In file order. */
function failuresOf(subject: RestoreCase, profile: Profile): readonly ValidationFailure[] {
  return checkedStates(subject, profile).flatMap(({ failure }) =>
    failure === null ? [] : [failure],
  );
}
