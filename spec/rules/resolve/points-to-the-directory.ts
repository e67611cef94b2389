import type { RestoreCase } from '../../model/case.ts';
import { effectsAfter } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { restoreTarget } from '../words/pointer.ts';
import type { MetadataTarget } from '../words/pointer.ts';
import { losesToNewer } from '../words/recovery.ts';

/** Flink: `FsCompletedCheckpointStorageLocation`, `Path#makeQualified`. */
export const pointsToTheDirectory = defineRule({
  id: 'resolve/points-to-the-directory',
  question: 'restore',
  statement:
    'The restored checkpoint keeps a pointer to the directory of its metadata, absolute and with its scheme, even where the pointer that was given named the metadata file or was written otherwise.',
  matters:
    'This pointer is stored with the checkpoint: later failovers resolve it again, and it is what the web interface shows and what is deleted in CLAIM mode.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'AbstractFsCheckpointStorageAccess#resolveCheckpointPointer',
    'CompletedCheckpoint#getExternalPointer',
  ],
  covers: ['A12', 'A13', 'C16'],
  sides: ['asGiven', 'otherwise', 'fromFile'],
  side(subject, profile) {
    const { request, snapshot } = subject;
    const target = restoreTarget(request);
    if (snapshot === null || target?.kind !== 'metadata') return null;
    if (losesToNewer(subject, profile)) return null;
    if (target.isNamed) return 'fromFile';
    return request.pointer === qualified(target) ? 'asGiven' : 'otherwise';
  },
  judge: (subject, answer) => judgePointer(subject, answer),
});

function qualified({ directory }: MetadataTarget): string {
  return `file:${directory}`;
}

/** The restored checkpoint is the newest of the store, which subsuming never drops. */
function judgePointer({ request }: RestoreCase, answer: JudgedAnswer<'restore'>): RuleVerdict {
  const effects = effectsAfter('register', answer);
  if (effects === null) return NOT_REACHED;
  const expected = qualified(restoreTarget(request) as MetadataTarget);
  const seen = effects.store.at(-1)?.externalPointer ?? 'no pointer';
  return seen === expected ? HELD : broken(`external pointer ${expected}`, seen);
}
