import type { RestoreCase } from '../../model/case.ts';
import type { OperatorIdPair } from '../../model/job.ts';
import type { OperatorId } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { mustNotFailWith } from '../words/judge-validation.ts';
import { addedTo, storedText } from '../words/stored.ts';
import { checkedStates, failuresAmong } from '../words/validation-failures.ts';

/** Flink: `Checkpoints#loadAndValidateCheckpoint`, `OperatorIDPair`. */
export const claimsByEitherId = defineRule({
  id: 'validate/claims-by-either-id',
  question: 'restore',
  statement:
    'An operator claims the state under its generated ID and the state under the ID that setUidHash gave it, each for itself. Claimed state is neither refused as state that the job lacks nor skipped.',
  matters:
    'This is what setUidHash is for: state of an operator whose generated ID has changed can still be claimed.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'Checkpoints#loadAndValidateCheckpoint',
    'OperatorIDPair#getGeneratedOperatorID',
    'OperatorIDPair#getUserDefinedOperatorID',
  ],
  covers: ['C1'],
  sides: ['userDefined', 'generatedBesideUserDefined', 'generated'],
  side(subject, profile) {
    const claimed = claimedIds(subject, profile);
    if (claimed.length === 0) return null;
    const pairs = pairsOf(subject);
    const isGenerated = (id: OperatorId) => pairs.some(({ generated }) => generated === id);
    if (!claimed.every(isGenerated)) return 'userDefined';
    const isBeside = pairs.some(
      ({ generated, userDefined }) => userDefined !== null && claimed.includes(generated),
    );
    return isBeside ? 'generatedBesideUserDefined' : 'generated';
  },
  judge: judgeClaims,
});

function judgeClaims(
  subject: RestoreCase,
  answer: JudgedAnswer<'restore'>,
  _side: string,
  profile: Profile,
): RuleVerdict {
  const claimed = claimedIds(subject, profile);
  const added = addedTo(subject, answer);
  if (added !== null) {
    const lost = claimed.filter((id) => !added.operatorIds.includes(id));
    return lost.length === 0
      ? HELD
      : broken(`state of ${lost.join(', ')} in the store`, storedText(added));
  }
  const checked = checkedStates(subject, profile);
  if (failuresAmong(checked, 'NON_RESTORED_STATE').length > 0) return NOT_REACHED;
  const verdict = mustNotFailWith('NON_RESTORED_STATE', checked, answer, 'state that is claimed');
  return verdict.kind === 'broken' ? verdict : NOT_REACHED;
}

/** The IDs in the snapshot that an operator of the job claims. */
function claimedIds(subject: RestoreCase, profile: Profile): readonly OperatorId[] {
  return checkedStates(subject, profile).flatMap(({ state, claimant }) =>
    claimant === null ? [] : [state.operatorId],
  );
}

function pairsOf({ request }: RestoreCase): readonly OperatorIdPair[] {
  return request.job.vertices.flatMap(({ operators }) => operators);
}
