/** Refusals of what `_metadata` cannot hold, when it is written. */
import { flinkRefusal, ILLEGAL_ARGUMENT, ILLEGAL_STATE, throws } from './description.ts';
import type { RefusalDescription } from './description.ts';

const UTF_DATA_FORMAT = 'java.io.UTFDataFormatException';

// prettier-ignore
export const ENCODE_REFUSALS = {
  OPERATOR_NAME_EMPTY: flinkRefusal('encode', 'An operator has the empty name, which files hold for none.',
    { since: '2.0', exception: ILLEGAL_ARGUMENT, message: 'Empty string operator name is not allowed' }),
  OPERATOR_UID_EMPTY: flinkRefusal('encode', 'An operator has the empty uid, which files hold for none.',
    { since: '2.0', exception: ILLEGAL_ARGUMENT, message: 'Empty string operator uid is not allowed' }),
  SUBTASK_STATE_NOT_SINGLE: flinkRefusal('encode', 'A subtask has several handles of operator or keyed state of one kind; files hold one at most.',
    throws(ILLEGAL_STATE, 'Expected singleton collection, but found size: <size>')),
  MERGED_CHANNEL_HANDLE_UNWRITABLE: flinkRefusal('encode', 'In-flight data lies in a merged handle, which files hold from metadata version 6 on.',
    { since: '2.1', exception: ILLEGAL_STATE, message: 'InputStateHandle must be InputChannelStateHandle.' },
    { since: '2.1', exception: ILLEGAL_STATE, message: 'OutputStateHandle must be ResultSubpartitionStateHandle.' }),
  TEXT_TOO_LONG: flinkRefusal('encode', 'A text takes more than 65,535 bytes of modified UTF-8.',
    throws(UTF_DATA_FORMAT, 'encoded string <text> too long: <count> bytes'),
    throws(UTF_DATA_FORMAT, 'encoded string too long: <count> bytes')),
} as const satisfies Record<string, RefusalDescription>;
