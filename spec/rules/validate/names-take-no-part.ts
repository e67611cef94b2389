import type { RestoreCase } from '../../model/case.ts';
import type { OperatorIdPair } from '../../model/job.ts';
import type { OperatorState } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { mustFailWith, mustNotFailWith } from '../words/judge-validation.ts';
import { addedTo, storedText } from '../words/stored.ts';
import { checkedStates, failuresAmong } from '../words/validation-failures.ts';
import type { CheckedState } from '../words/validation-failures.ts';

/** Flink: `Checkpoints#loadAndValidateCheckpoint`, `OperatorIDPair`. */
export const namesTakeNoPart = defineRule({
  id: 'validate/names-take-no-part',
  question: 'restore',
  statement:
    'States are matched with operators by ID alone. The names and uids that newer metadata carries take no part: an operator that was renamed keeps its state, and one that has only the name or the uid of a state does not get it.',
  matters: 'Renaming an operator loses nothing; changing its uid does, whatever its name is.',
  origin: 'flink',
  since: '2.0',
  until: null,
  sources: ['Checkpoints#loadAndValidateCheckpoint', 'OperatorIDPair'],
  covers: ['C2', 'C3'],
  sides: ['sameNameOtherId', 'sameIdOtherName'],
  side(subject, profile) {
    if (namesakes(subject, profile).length > 0) return 'sameNameOtherId';
    return renamed(subject, profile).length > 0 ? 'sameIdOtherName' : null;
  },
  judge: (subject, answer, side, profile) =>
    side === 'sameNameOtherId'
      ? judgeNamesakes(subject, answer, profile)
      : judgeRenamed(subject, answer, profile),
});

/** Another operator with the name of a state does not claim it. */
function judgeNamesakes(
  subject: RestoreCase,
  answer: JudgedAnswer<'restore'>,
  profile: Profile,
): RuleVerdict {
  const checked = checkedStates(subject, profile);
  const states = namesakes(subject, profile);
  const isRefused = states.some(({ failure }) => failure !== null);
  if (isRefused) return mustFailWith('NON_RESTORED_STATE', checked, answer);
  const added = addedTo(subject, answer);
  if (added === null) return NOT_REACHED;
  const kept = states.find(({ state }) => added.operatorIds.includes(state.operatorId));
  return kept === undefined
    ? HELD
    : broken(`no state of ${kept.state.operatorId} in the store`, storedText(added));
}

/** An operator with another name than a state of its ID claims it all the same. */
function judgeRenamed(
  subject: RestoreCase,
  answer: JudgedAnswer<'restore'>,
  profile: Profile,
): RuleVerdict {
  const added = addedTo(subject, answer);
  if (added !== null) {
    const lost = renamed(subject, profile).find(
      ({ state }) => !added.operatorIds.includes(state.operatorId),
    );
    return lost === undefined
      ? HELD
      : broken(`state of ${lost.state.operatorId} in the store`, storedText(added));
  }
  const checked = checkedStates(subject, profile);
  if (failuresAmong(checked, 'NON_RESTORED_STATE').length > 0) return NOT_REACHED;
  return mustNotFailWith('NON_RESTORED_STATE', checked, answer, 'state of a renamed operator');
}

/** Unclaimed states with the name or the uid of an operator of the job. */
function namesakes(subject: RestoreCase, profile: Profile): readonly CheckedState[] {
  const pairs = pairsOf(subject);
  return checkedStates(subject, profile).filter(
    ({ state, claimant }) => claimant === null && pairs.some((pair) => sharesName(state, pair)),
  );
}

/** Claimed states that no operator of the job has the name or the uid of. */
function renamed(subject: RestoreCase, profile: Profile): readonly CheckedState[] {
  const pairs = pairsOf(subject);
  return checkedStates(subject, profile).filter(
    ({ state, claimant }) =>
      claimant !== null &&
      (state.name !== null || state.uid !== null) &&
      !pairs.some((pair) => sharesName(state, pair)),
  );
}

function sharesName(state: OperatorState, pair: OperatorIdPair): boolean {
  return (
    (state.name !== null && state.name === pair.name) ||
    (state.uid !== null && state.uid === pair.uid)
  );
}

function pairsOf({ request }: RestoreCase): readonly OperatorIdPair[] {
  return request.job.vertices.flatMap(({ operators }) => operators);
}
