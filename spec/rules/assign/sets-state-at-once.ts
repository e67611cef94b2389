import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { askedMaxParallelisms } from '../words/adoption.ts';
import { hasEntries, restoredVertices } from '../words/restored-vertices.ts';
import type { RestoredVertex } from '../words/restored-vertices.ts';
import type { Profile } from '../../profiles/profile.ts';

/** Flink: `StateAssignmentOperation#assignStates`, which repartitions all vertices before it sets any. */
export const setsStateAtOnce = defineRule({
  id: 'assign/sets-state-at-once',
  question: 'restore',
  statement:
    'Where the state of one vertex cannot be assigned, no task of any vertex has been given state.',
  matters: 'A refused restore leaves no task half restored, so that the job can be tried again.',
  origin: 'flink',
  since: '1.12',
  until: null,
  sources: ['StateAssignmentOperation#assignStates'],
  covers: ['E5'],
  sides: ['besideOthers', 'alone'],
  side(subject, profile) {
    const vertices = restoredVertices(subject, profile).filter(hasEntries);
    const refused = vertices.filter((restored) => isTooHigh(restored, profile));
    if (refused.length === 0) return null;
    return refused.length < vertices.length ? 'besideOthers' : 'alone';
  },
  judge(_subject, answer) {
    if (answer.kind !== 'refused' || answer.refusal.stage !== 'assign') return NOT_REACHED;
    const { effects } = answer.refusal;
    if (effects === undefined) return NOT_REACHED;
    const restored = effects.vertices.filter(({ subtasks }) =>
      subtasks.some((task) => task !== null),
    );
    return restored.length === 0
      ? HELD
      : broken('no task with state', `tasks of vertex ${restored[0]!.id} have state`);
  },
});

function isTooHigh(restored: RestoredVertex, profile: Profile): boolean {
  const { parallelism } = restored.vertex;
  return askedMaxParallelisms(restored, profile).some((max) => max < parallelism);
}
