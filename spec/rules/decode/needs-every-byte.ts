import type { RefusalCode } from '../../model/refusal.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { said } from '../say.ts';
import { metadataBytes } from '../words/header.ts';
import { isAboutRelativeHandles } from '../words/relative-handles.ts';

/** What a reader says that meets the end of the file. Which it is hangs on where the end is. */
const AT_THE_END: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'HEADER_TRUNCATED',
  'TRUNCATED',
  'PROPERTIES_TRUNCATED',
  'CHANGE_BYTES_TRUNCATED',
  // The tag of a stream handle, and of a channel handle, is then -1.
  'STREAM_HANDLE_TAG_UNKNOWN',
  'CHANNEL_HANDLE_TAG_UNKNOWN',
]);

/** Flink: `Checkpoints#loadCheckpointMetadata`. */
export const needsEveryByte = defineRule({
  id: 'decode/needs-every-byte',
  question: 'decode',
  statement:
    'Metadata is read to the end of its last field: a file that is cut is refused, wherever it was cut. What follows the last field is ignored.',
  matters:
    'A savepoint whose upload was cut short is refused as a whole. A reader that makes do with what is there would restore a job with part of its state missing.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['Checkpoints#loadCheckpointMetadata', 'MetadataV2V3SerializerBase#deserializeMetadata'],
  covers: ['B1'],
  sides: ['cut', 'whole', 'followed'],
  side({ request, snapshot, writtenLength }) {
    const { length } = metadataBytes(request);
    if (writtenLength !== undefined && length < writtenLength) return 'cut';
    if (snapshot === null) return null;
    return writtenLength === undefined ? 'whole' : 'followed';
  },
  judge: (_subject, answer, side) => (side === 'cut' ? judgeCut(answer) : judgeWhole(answer)),
});

function judgeCut(answer: JudgedAnswer<'decode'>): RuleVerdict {
  const { kind } = answer;
  if (kind === 'refused' && AT_THE_END.has(answer.refusal.code)) return HELD;
  return broken('refused because the file ends', said(answer));
}

function judgeWhole(answer: JudgedAnswer<'decode'>): RuleVerdict {
  if (answer.kind === 'result' || isAboutRelativeHandles(answer.refusal.code)) return HELD;
  return broken('metadata that is read', said(answer));
}
