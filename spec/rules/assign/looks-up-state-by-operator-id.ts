import type { RestoreCase } from '../../model/case.ts';
import { hasState } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import { assignedTo } from '../words/assigned.ts';
import { listed } from '../words/compare.ts';
import { restoredSnapshot } from '../words/entry.ts';
import { judgeEach } from '../words/judge-each.ts';
import { mustArrive, ownersAmong, ownersOf } from '../words/owners.ts';
import { restoredOperators } from '../words/restored-operators.ts';
import { restoredVertices } from '../words/restored-vertices.ts';

/** Flink: `StateAssignmentOperation#buildStateAssignments`. */
export const looksUpStateByOperatorId = defineRule({
  id: 'assign/looks-up-state-by-operator-id',
  question: 'restore',
  statement:
    'An operator gets the state that the snapshot has under its user-defined ID (setUidHash), or under its generated one where it has no other. From Flink 1.14 on it also gets what stands under its generated ID where nothing stands under the user-defined one; before, such state is dropped without a word.',
  matters:
    'With setUidHash a job of 1.11 to 1.13 can pass every check and still start without the state that lies under its uid.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'StateAssignmentOperation#buildStateAssignments',
    'OperatorIDPair#getUserDefinedOperatorID',
    'OperatorIDPair#getGeneratedOperatorID',
  ],
  covers: ['E2'],
  sides: ['generated', 'userDefined', 'onlyGenerated'],
  side(subject, profile) {
    const vertices = restoredVertices(subject, profile);
    if (vertices.length === 0) return null;
    const states = new Set(
      restoredSnapshot(subject, profile)!.operators.map(({ operatorId }) => operatorId),
    );
    const withUserDefined = vertices
      .flatMap(({ vertex }) => vertex.operators)
      .filter(({ userDefined }) => userDefined !== null);
    if (withUserDefined.some((p) => !states.has(p.userDefined!) && states.has(p.generated))) {
      return 'onlyGenerated';
    }
    return withUserDefined.some(({ userDefined }) => states.has(userDefined!))
      ? 'userDefined'
      : 'generated';
  },
  judge(subject, answer, _side, profile) {
    const owners = ownersOf(restoredSnapshot(subject, profile)!);
    const arriving = new Set(
      restoredOperators(subject, profile)
        .filter(mustArrive)
        .map(({ generated }) => generated),
    );
    return judgeEach(answer, operatorsOf(subject, profile), (effects, operator) => {
      const { generated, state } = operator;
      const assigned = assignedTo(effects, operator);
      const seen = ownersAmong(assigned, owners);
      const isOwn = seen.every((owner) => owner === state?.operatorId);
      if (isOwn && (assigned.some(hasState) || !arriving.has(generated))) return HELD;
      const found = state === null ? 'no state' : `the state of ${state.operatorId}`;
      return broken(
        `operator ${generated} gets ${found}`,
        seen.length === 0 ? 'it gets none' : `it gets state of ${listed(seen)}`,
      );
    });
  },
});

function operatorsOf(subject: RestoreCase, profile: Profile) {
  return restoredVertices(subject, profile).flatMap(({ vertex, operators }) =>
    operators.map(({ generated, state }) => ({ vertex, generated, state })),
  );
}
