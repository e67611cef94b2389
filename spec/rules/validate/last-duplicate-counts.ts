import type { RestoreCase } from '../../model/case.ts';
import type { CoordinatorReset } from '../../model/outcome.ts';
import type { OperatorState } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { effectsAfter } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { bytesText } from '../words/bytes.ts';
import { mustFailWith } from '../words/judge-validation.ts';
import { checkedStates } from '../words/validation-failures.ts';
import type { CheckedState } from '../words/validation-failures.ts';

/** Flink: `Checkpoints#loadAndValidateCheckpoint`, which puts the states into a map. */
export const lastDuplicateCounts = defineRule({
  id: 'validate/last-duplicate-counts',
  question: 'restore',
  statement:
    'Where a snapshot has several states of one operator, which Flink never writes, each of them is checked against the job, and the last one in the file is restored.',
  matters:
    'A tool that merges savepoints can write one operator twice. The earlier state is then dropped without a word.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['Checkpoints#loadAndValidateCheckpoint'],
  covers: ['B9'],
  sides: ['refuses', 'restoresLast'],
  side(subject, profile) {
    const repeated = repeatedStates(subject, profile);
    const [first, last] = [repeated[0], repeated.at(-1)];
    if (first === undefined || last === undefined) return null;
    if (repeated.some(({ failure }) => failure !== null)) {
      return last.failure === null ? 'refuses' : null;
    }
    const differs = coordinatorText(first.state) !== coordinatorText(last.state);
    return differs && hasCoordinator(subject, last.state) ? 'restoresLast' : null;
  },
  judge: (subject, answer, side, profile) =>
    side === 'refuses'
      ? judgeRefusal(subject, answer, profile)
      : judgeCoordinator(repeatedStates(subject, profile).at(-1)!.state, answer, profile),
});

const NO_CALL = 'no call';

function judgeRefusal(
  subject: RestoreCase,
  answer: JudgedAnswer<'restore'>,
  profile: Profile,
): RuleVerdict {
  const { failure } = repeatedStates(subject, profile).find((one) => one.failure !== null)!;
  return mustFailWith(failure!, checkedStates(subject, profile), answer);
}

/** What is restored shows in what the operator's coordinator is told. */
function judgeCoordinator(
  last: OperatorState,
  answer: JudgedAnswer<'restore'>,
  { restore }: Profile,
): RuleVerdict {
  const effects = effectsAfter('coordinators', answer);
  if (effects === null) return NOT_REACHED;
  const call = effects.coordinators.find(({ operatorId }) => operatorId === last.operatorId);
  const isCalled = last.coordinatorState !== null || restore.resetsCoordinators === 'all';
  const expected = isCalled ? coordinatorText(last) : NO_CALL;
  const seen = callText(call);
  return seen === expected ? HELD : broken(`coordinator of ${last.operatorId}: ${expected}`, seen);
}

function callText(call: CoordinatorReset | undefined): string {
  return call === undefined ? NO_CALL : bytesText(call.state);
}

function coordinatorText({ coordinatorState }: OperatorState): string {
  return bytesText(coordinatorState?.data ?? null);
}

function hasCoordinator({ request }: RestoreCase, { operatorId }: OperatorState): boolean {
  return request.job.vertices.some(({ coordinators }) => coordinators.includes(operatorId));
}

/** The claimed states of the first ID that occurs more than once, in file order. */
function repeatedStates(subject: RestoreCase, profile: Profile): readonly CheckedState[] {
  const claimed = checkedStates(subject, profile).filter(({ claimant }) => claimant !== null);
  const sameAs = ({ state }: CheckedState) =>
    claimed.filter((other) => other.state.operatorId === state.operatorId);
  return claimed.map(sameAs).find((same) => same.length > 1) ?? [];
}
