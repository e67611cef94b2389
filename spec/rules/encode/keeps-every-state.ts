import { hasState } from '../../model/snapshot.ts';
import { differencesFromAsked } from '../../reading/differences.ts';
import { readMetadata } from '../../reading/read-metadata.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import { said } from '../say.ts';
import { isWritten, reasonsToRefuse } from '../words/unwritable.ts';

/** Fields that have rules of their own. */
const ELSEWHERE = /^(properties(\.|$)|operators\[\d+\]\.(name|uid)$)/;

/** Flink: `MetadataSerializer#serialize` of every metadata version. */
export const keepsEveryState = defineRule({
  id: 'encode/keeps-every-state',
  question: 'encode',
  statement:
    'What is written can be read, to its last byte, and holds what was asked for: every operator in its order, every subtask, every handle with its ID, and every master state.',
  matters:
    'A tool that rewrites a savepoint, to change a path or drop an operator, must lose nothing of the rest.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'MetadataV2V3SerializerBase#serializeMetadata',
    'MetadataV2V3SerializerBase#serializeSubtaskState',
    'MetadataV3Serializer#serializeOperatorState',
    'ChannelStateHandleSerializer#serialize',
  ],
  covers: ['B6', 'B7', 'B9'],
  sides: ['withState', 'withoutState'],
  side({ request }, profile) {
    if (!isWritten(request, profile) || reasonsToRefuse(request).length > 0) return null;
    const { masterStates, operators } = request.snapshot;
    const states = operators.flatMap(({ subtasks }) => subtasks.map(({ state }) => state));
    return masterStates.length > 0 || states.some(hasState) ? 'withState' : 'withoutState';
  },
  judge({ request }, answer, _side, { format }) {
    if (answer.kind === 'refused') return broken('a file', said(answer));
    const read = readMetadata(answer.result.bytes, format);
    if (typeof read === 'string') return broken('a file that can be read', read);
    const { metadataVersion } = request;
    if (read.metadataVersion !== metadataVersion) {
      return broken(`metadata version ${metadataVersion}`, `version ${read.metadataVersion}`);
    }
    const first = differencesFromAsked(read, request, format).find(
      ({ path }) => !ELSEWHERE.test(path),
    );
    if (first === undefined) return HELD;
    return broken(`${first.path}: ${first.left}`, `${first.path}: ${first.right}`);
  },
});
