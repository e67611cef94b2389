import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { defineRule } from '../rule.ts';
import { idsOf } from '../words/claims.ts';
import { mustFailWith, mustNotFailWith } from '../words/judge-validation.ts';
import { checkedStates, failureOf } from '../words/validation-failures.ts';
import type { CheckedState } from '../words/validation-failures.ts';

/** Flink: `Checkpoints#loadAndValidateCheckpoint`, `DefaultExecutionGraph#getAllVertices`. */
export const lastVisitedVertexClaims = defineRule({
  id: 'validate/last-visited-vertex-claims',
  question: 'restore',
  statement:
    "Where two vertices have operators with one ID, a state of that ID is held against the max parallelism of the vertex that comes last in Flink's hash map of vertices, whatever the other one's is.",
  matters:
    'Two operators with one uid hash, by mistake, make it a matter of chance which vertex the state is held against.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['Checkpoints#loadAndValidateCheckpoint', 'DefaultExecutionGraph#getAllVertices'],
  covers: ['C1'],
  sides: ['refuses', 'allows'],
  side(subject, profile) {
    const contested = decisiveState(subject, profile);
    if (contested === undefined) return null;
    return contested.failure === null ? 'allows' : 'refuses';
  },
  judge(subject, answer, side, profile) {
    const checked = checkedStates(subject, profile);
    const { failure } = decisiveState(subject, profile)!;
    return side === 'refuses'
      ? mustFailWith(failure!, checked, answer)
      : mustNotFailWith(
          'MAX_PARALLELISM_MISMATCH',
          checked,
          answer,
          'the max parallelism of the vertex that comes last',
        );
  },
});

/**
 * A state for which it matters which of two vertices claims it, if no other state has the failure
 * that it has, or would have.
 */
function decisiveState(subject: RestoreCase, profile: Profile): CheckedState | undefined {
  const checked = checkedStates(subject, profile);
  const mismatches = checked.filter(({ failure }) => failure === 'MAX_PARALLELISM_MISMATCH');
  return checked.find(
    (one) =>
      mismatches.every((other) => other === one) &&
      othersHave(subject, profile, one, one.failure === null ? 'MAX_PARALLELISM_MISMATCH' : null),
  );
}

/** Whether a state would have another failure, or none, if another vertex with its ID claimed it. */
function othersHave(
  { request }: RestoreCase,
  profile: Profile,
  { state, claimant, failure }: CheckedState,
  other: CheckedState['failure'],
): boolean {
  if (claimant === null || failure === 'MAX_PARALLELISM_OUT_OF_BOUNDS') return false;
  return request.job.vertices.some(
    (vertex) =>
      vertex !== claimant &&
      idsOf(vertex).includes(state.operatorId) &&
      failureOf(state, vertex, request, profile) === other,
  );
}
