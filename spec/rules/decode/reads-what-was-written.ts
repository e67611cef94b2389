import type { DecodeCase } from '../../model/case.ts';
import { differencesBetween } from '../../model/comparison/index.ts';
import { hasRelativeHandles } from '../../model/relative-handles.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { said } from '../say.ts';
import { headerOf, metadataBytes } from '../words/header.ts';
import { pointerTarget } from '../words/pointer.ts';

/** Flink: `MetadataSerializer#deserialize` of every metadata version. */
export const readsWhatWasWritten = defineRule({
  id: 'decode/reads-what-was-written',
  question: 'decode',
  statement:
    'What was written is read again: every operator in its order, even one that is there twice, every subtask and every handle, from metadata of the version that the release writes and from older ones.',
  matters:
    'Whatever a reader leaves out is state that the job loses, and whatever it makes up is state that it never had.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'MetadataV2V3SerializerBase#deserializeMetadata',
    'MetadataV2V3SerializerBase#deserializeSubtaskState',
    'MetadataV3Serializer#deserializeOperatorState',
    'MetadataV4Serializer#deserialize',
  ],
  covers: ['B3', 'B6', 'B7', 'B9', 'B10'],
  sides: ['ownVersion', 'olderVersion'],
  side(subject, { format }) {
    if (subject.snapshot === null || !isPointerEnough(subject)) return null;
    const { version } = headerOf(metadataBytes(subject.request));
    return version === format.writes ? 'ownVersion' : 'olderVersion';
  },
  judge: (subject, answer) => judgeSnapshot(subject, answer),
});

/** Relative handles are not read without a pointer to metadata: another rule's business. */
function isPointerEnough({ request: { files, pointer }, snapshot }: DecodeCase): boolean {
  if (!hasRelativeHandles(snapshot!)) return true;
  return pointer !== null && pointerTarget({ files, pointer })?.kind === 'metadata';
}

function judgeSnapshot(subject: DecodeCase, answer: JudgedAnswer<'decode'>): RuleVerdict {
  if (answer.kind === 'refused') return broken('metadata that is read', said(answer));
  const written = { kind: 'result', result: subject.snapshot! } as const;
  const [first] = differencesBetween(written, answer, subject);
  return first === undefined
    ? HELD
    : broken(`${first.path}: ${first.left}`, `${first.path}: ${first.right}`);
}
