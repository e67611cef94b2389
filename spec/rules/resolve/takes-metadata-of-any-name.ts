import type { RestoreCase } from '../../model/case.ts';
import { isRefusedBefore } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { said } from '../say.ts';
import { METADATA_NAME, restoreTarget } from '../words/pointer.ts';
import { losesToNewer } from '../words/recovery.ts';
import { isAboutRelativeHandles } from '../words/relative-handles.ts';

/** Flink: `AbstractFsCheckpointStorageAccess#resolveCheckpointPointer`. */
export const takesMetadataOfAnyName = defineRule({
  id: 'resolve/takes-metadata-of-any-name',
  question: 'restore',
  statement:
    'A pointer to a file means that very file, whatever its name is, even where a file `_metadata` lies beside it.',
  matters:
    'A metadata file may be kept under another name, such as a backup. It is the file that was named that counts, and not the one beside it.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['AbstractFsCheckpointStorageAccess#resolveCheckpointPointer'],
  covers: ['A12'],
  sides: ['metadataName', 'otherName', 'besideMetadata'],
  side(subject, profile) {
    const target = restoreTarget(subject.request);
    if (target?.kind !== 'metadata' || !target.isNamed) return null;
    if (losesToNewer(subject, profile)) return null;
    if (target.name === METADATA_NAME) return 'metadataName';
    return target.hasMetadata ? 'besideMetadata' : 'otherName';
  },
  judge: (subject, answer) => judgeFile(subject, answer),
});

function judgeFile({ snapshot }: RestoreCase, answer: JudgedAnswer<'restore'>): RuleVerdict {
  if (isRefusedBefore('resolve', answer)) return NOT_REACHED;
  if (answer.kind === 'refused') {
    const { code, stage } = answer.refusal;
    if (stage === 'resolve') return broken('the file that the pointer names', said(answer));
    const isOtherFile = stage === 'decode' && snapshot !== null && !isAboutRelativeHandles(code);
    return isOtherFile
      ? broken('the bytes of the file that the pointer names', said(answer))
      : HELD;
  }
  if (snapshot === null || answer.result.checkpointId === snapshot.checkpointId) return HELD;
  return broken(`checkpoint ${snapshot.checkpointId} of that file`, said(answer));
}
