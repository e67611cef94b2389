import { FIRST_VERSION_WITH_NAMES } from '../../format/metadata.ts';
import type { OperatorState } from '../../model/snapshot.ts';
import { isFields, isList, textOf } from '../../model/comparison/plain.ts';
import { readMetadata } from '../../reading/read-metadata.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { said } from '../say.ts';
import { isWritten, reasonsToRefuse } from '../words/unwritable.ts';

/** Flink: `MetadataV5Serializer#serializeOperatorState`. */
export const keepsNames = defineRule({
  id: 'encode/keeps-names',
  question: 'encode',
  statement:
    'Names and uids of operators are written from metadata version 5 on. Older versions have no place for them: these are written without, and nothing is refused.',
  matters:
    'From names and uids people and tools learn which state belongs to which operator. In files of older versions only hashes are left.',
  origin: 'flink',
  since: '2.0',
  until: null,
  sources: [
    'MetadataV5Serializer#serializeOperatorState',
    'MetadataV3Serializer#serializeOperatorState',
  ],
  covers: ['C3'],
  sides: ['kept', 'noPlace'],
  side({ request }, profile) {
    const { snapshot, metadataVersion } = request;
    if (!isWritten(request, profile) || reasonsToRefuse(request).length > 0) return null;
    if (!snapshot.operators.some(({ name, uid }) => name !== null || uid !== null)) return null;
    return metadataVersion >= FIRST_VERSION_WITH_NAMES ? 'kept' : 'noPlace';
  },
  judge({ request: { snapshot } }, answer, side, { format }) {
    if (answer.kind === 'refused') return broken('a file', said(answer));
    const read = readMetadata(answer.result.bytes, format);
    if (typeof read === 'string') return NOT_REACHED;
    const { operators } = read.snapshot;
    const seen = isList(operators)
      ? operators.map((one) => (isFields(one) ? textOf([one['name'], one['uid']]) : ''))
      : [];
    const expected = snapshot.operators.map(({ name, uid }: OperatorState) =>
      textOf(side === 'kept' ? [name, uid] : [null, null]),
    );
    const at = expected.findIndex((names, index) => names !== seen[index]);
    if (at === -1) return HELD;
    return broken(
      `name and uid of operator ${at}: ${expected[at]}`,
      `name and uid of operator ${at}: ${seen[at] ?? 'no such operator'}`,
    );
  },
});
