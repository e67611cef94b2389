import { FIRST_VERSION_WITH_NAMES } from '../../format/metadata.ts';
import type { RefusalCode } from '../../model/refusal.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import { said } from '../say.ts';
import { hasEmpty, isWritten } from '../words/unwritable.ts';

const CODES: readonly RefusalCode[] = ['OPERATOR_NAME_EMPTY', 'OPERATOR_UID_EMPTY'];

/** Flink: `MetadataV5Serializer#serializeOperatorState`. */
export const refusesEmptyNames = defineRule({
  id: 'encode/refuses-empty-names',
  question: 'encode',
  statement:
    'An operator whose name or uid is the empty string is not written from metadata version 5 on, where the empty string stands for none. Older versions hold neither, and do not look at them.',
  matters:
    'The empty string is how a file says that there is no name. An operator that really has an empty one would lose it without a word.',
  origin: 'flink',
  since: '2.0',
  until: null,
  sources: ['MetadataV5Serializer#serializeOperatorState'],
  covers: ['C3'],
  sides: ['emptyName', 'emptyUid', 'neither', 'notLookedAt'],
  side({ request }, profile) {
    const { snapshot, metadataVersion } = request;
    if (!isWritten(request, profile)) return null;
    const [name, uid] = [hasEmpty('name', snapshot), hasEmpty('uid', snapshot)];
    if (metadataVersion < FIRST_VERSION_WITH_NAMES) return name || uid ? 'notLookedAt' : null;
    // Of two reasons either may be told.
    if (name && uid) return null;
    return name ? 'emptyName' : uid ? 'emptyUid' : 'neither';
  },
  judge(_subject, answer, side) {
    const expected = side === 'emptyName' ? CODES[0] : side === 'emptyUid' ? CODES[1] : null;
    const found = answer.kind === 'refused' ? answer.refusal.code : null;
    const isAboutNames = found !== null && CODES.includes(found);
    if (expected === null) return isAboutNames ? broken('no such refusal', said(answer)) : HELD;
    return found === expected ? HELD : broken(`refused with ${expected}`, said(answer));
  },
});
