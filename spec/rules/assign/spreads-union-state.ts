import { defineRule } from '../rule.ts';
import { judgeEach } from '../words/judge-each.ts';
import { judgeEntries, plainListPlaces, recordedEntries } from '../words/list-places.ts';
import { isRescaled } from '../words/restored-operators.ts';

const MODE = 'UNION';

/** Flink: `RoundRobinOperatorStateRepartitioner#repartitionUnionState`. */
export const spreadsUnionState = defineRule({
  id: 'assign/spreads-union-state',
  question: 'restore',
  statement:
    'Every subtask gets the union list state of every old subtask, at a changed parallelism and at an unchanged one.',
  matters:
    'With union state every subtask sees everything and picks its own. If each writes back all that it got, the state grows with every restore.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'RoundRobinOperatorStateRepartitioner#repartitionState',
    'RoundRobinOperatorStateRepartitioner#repartitionUnionState',
  ],
  covers: ['E13', 'E16', 'E18', 'E19'],
  sides: ['sameParallelism', 'rescaled'],
  side(subject, profile) {
    const places = plainListPlaces(subject, profile, MODE);
    if (places.length === 0) return null;
    return places.every(isRescaled) ? 'rescaled' : 'sameParallelism';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, plainListPlaces(subject, profile, MODE), (effects, at) =>
      judgeEntries(effects, at, MODE, () => recordedEntries(at, MODE)),
    ),
});
