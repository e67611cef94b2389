import { defineRule } from '../rule.ts';
import { classesOf, hasChangelog } from '../words/keyed-backends.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';

/** Flink 1.15: `ChangelogStateBackend#castHandles`. */
export const changelogKeepsToItself = defineRule({
  id: 'open/changelog-keeps-to-itself',
  question: 'open',
  statement:
    'In Flink 1.15 a job cannot change whether the changelog is enabled: with it, other checkpoints are refused, and without it, those of the changelog. Canonical savepoints open with it all the same.',
  matters:
    'In 1.15 a job that was started with the changelog has to stay with it, unless it goes through a canonical savepoint.',
  origin: 'flink',
  since: '1.15',
  until: '1.15',
  sources: ['ChangelogStateBackend#castHandles', 'HeapRestoreOperation#restore'],
  covers: ['G3'],
  sides: ['refusesOthers', 'isRefused', 'allows'],
  side({ request: { backend, handles } }) {
    const classes = classesOf(handles);
    if (classes.length === 0) return null;
    if (!hasChangelog(backend)) return classes[0] === 'changelog' ? 'isRefused' : null;
    const isOther = classes.some((each) => each !== 'savepoint' && each !== 'changelog');
    return isOther ? 'refusesOthers' : 'allows';
  },
  judge(_subject, answer, side) {
    if (side === 'isRefused') return mustRefuse('HANDLE_CLASS_UNEXPECTED', answer);
    return side === 'refusesOthers'
      ? mustRefuse('CHANGELOG_RECOVERY_UNSUPPORTED', answer)
      : mustNotRefuse('CHANGELOG_RECOVERY_UNSUPPORTED', answer, 'handles that the changelog takes');
  },
});
