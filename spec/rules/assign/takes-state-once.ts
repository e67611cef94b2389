import { broken, defineRule, HELD } from '../rule.ts';
import { assignedTo } from '../words/assigned.ts';
import { restoredSnapshot } from '../words/entry.ts';
import { judgeEach } from '../words/judge-each.ts';
import { ownersAmong, ownersOf } from '../words/owners.ts';
import { idsOf } from '../words/claims.ts';
import { restoredVertices } from '../words/restored-vertices.ts';

/** Flink: `StateAssignmentOperation#buildStateAssignments`, which removes what an operator found. */
export const takesStateOnce = defineRule({
  id: 'assign/takes-state-once',
  question: 'restore',
  statement:
    'A state goes to one operator only. Where two operators of a chain claim it by their IDs, the one that is nearer to the tail of the chain gets it, and the other goes on without.',
  matters:
    'Two operators that were given the same uid hash share nothing: the second one starts empty.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['StateAssignmentOperation#buildStateAssignments'],
  covers: ['E2'],
  sides: ['claimedTwice', 'claimedOnce'],
  side(subject, profile) {
    const vertices = restoredVertices(subject, profile);
    if (vertices.length === 0) return null;
    const states = new Set(
      restoredSnapshot(subject, profile)!.operators.map(({ operatorId }) => operatorId),
    );
    const claimed = vertices.flatMap(({ vertex }) => idsOf(vertex)).filter((id) => states.has(id));
    return new Set(claimed).size < claimed.length ? 'claimedTwice' : 'claimedOnce';
  },
  judge(subject, answer, _side, profile) {
    const owners = ownersOf(restoredSnapshot(subject, profile)!);
    return judgeEach(answer, restoredVertices(subject, profile), (effects, restored) => {
      const { vertex, operators } = restored;
      const takers = new Map<string, string>();
      for (const { generated } of operators) {
        for (const owner of ownersAmong(assignedTo(effects, { vertex, generated }), owners)) {
          const taker = takers.get(owner);
          if (taker !== undefined) {
            return broken(
              `one operator gets the state of ${owner}`,
              `${taker} and ${generated} get it`,
            );
          }
          takers.set(owner, generated);
        }
      }
      return HELD;
    });
  },
});
