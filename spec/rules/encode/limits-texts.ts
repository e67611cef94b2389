import { defineRule } from '../rule.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';
import {
  isWritten,
  longestText,
  LONGEST_TEXT_BYTES,
  reasonsToRefuse,
} from '../words/unwritable.ts';

/** Java: `DataOutputStream#writeUTF`. */
export const limitsTexts = defineRule({
  id: 'encode/limits-texts',
  question: 'encode',
  statement:
    'A text takes 65,535 bytes of modified UTF-8 at most, however many characters these are; a snapshot with a longer one is refused, and never written with a part of it.',
  matters:
    'A state name or path of more bytes cannot be stored. A writer that cuts it makes a savepoint whose files or states nobody finds again.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'MetadataV2V3SerializerBase#serializeMasterState',
    'MetadataV2V3SerializerBase#serializeStreamStateHandle',
  ],
  covers: [],
  sides: ['tooLong', 'atTheLimit'],
  side({ request }, profile) {
    if (!isWritten(request, profile) || reasonsToRefuse(request).length > 1) return null;
    const longest = longestText(request.snapshot);
    if (longest === LONGEST_TEXT_BYTES) return 'atTheLimit';
    return longest > LONGEST_TEXT_BYTES ? 'tooLong' : null;
  },
  judge: (_subject, answer, side) =>
    side === 'tooLong'
      ? mustRefuse('TEXT_TOO_LONG', answer)
      : mustNotRefuse('TEXT_TOO_LONG', answer, 'a text that fits'),
});
