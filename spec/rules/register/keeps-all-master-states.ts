import type { RestoreCase } from '../../model/case.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { addedTo } from '../words/stored.ts';

/** Flink: `Checkpoints#loadAndValidateCheckpoint`, `CompletedCheckpoint`. */
export const keepsAllMasterStates = defineRule({
  id: 'register/keeps-all-master-states',
  question: 'restore',
  statement:
    'The checkpoint in the store keeps all master states of the snapshot in their order, also those that no hook of the job resumes.',
  matters:
    'State of a hook that the job does not have for now is still there when a failover finds the hook again.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['Checkpoints#loadAndValidateCheckpoint', 'CompletedCheckpoint#getMasterHookStates'],
  covers: ['C15'],
  sides: ['someUnmatched', 'allMatched', 'none'],
  side(subject) {
    if (subject.snapshot === null) return null;
    const names = namesOf(subject);
    if (names.length === 0) return 'none';
    const { masterHooks } = subject.request.job;
    return names.every((name) => masterHooks.includes(name)) ? 'allMatched' : 'someUnmatched';
  },
  judge(subject, answer) {
    const added = addedTo(subject, answer);
    if (added === null) return NOT_REACHED;
    const expected = listText(namesOf(subject));
    const seen = listText(added.masterStates);
    return seen === expected ? HELD : broken(`master states in the store: ${expected}`, seen);
  },
});

function namesOf({ snapshot }: RestoreCase): readonly string[] {
  return snapshot?.masterStates.map(({ name }) => name) ?? [];
}

function listText(names: readonly string[]): string {
  return `[${names.join(', ')}]`;
}
