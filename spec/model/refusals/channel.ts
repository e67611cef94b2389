/** Refusals of in-flight data while it is given to tasks. */
import {
  ARRAY_INDEX_OUT_OF_BOUNDS,
  flinkRefusal,
  ILLEGAL_ARGUMENT,
  ILLEGAL_STATE,
  NULL_POINTER,
} from './description.ts';
import type { RefusalDescription } from './description.ts';

// prettier-ignore
export const CHANNEL_REFUSALS = {
  CHANNEL_MAPPINGS_INCOMPATIBLE: flinkRefusal('assign', 'The gates of a task, or its partitions, want its in-flight data rescaled in different ways.',
    { since: '1.12', until: '1.13', exception: ILLEGAL_STATE, message: 'Incompatible subtask mappings: are multiple operators ingesting/producing intermediate results with varying degrees of parallelism?Found <earlier> and <later>.' }),
  CHANNEL_STATE_UNMAPPED: flinkRefusal('assign', 'A subtask keeps in-flight data, and takes over no old subtask.',
    { since: '1.13', until: '1.13', exception: ILLEGAL_STATE, message: 'Unmapped new subtask should not have any state assigned' }),
  MERGED_CHANNELS_CORRUPTED: flinkRefusal('assign', 'The offsets in a merged channel handle end too early.',
    { since: '2.1', exception: ILLEGAL_STATE, message: 'Corrupted serializedChannelOffsets !' }),
  MERGED_CHANNEL_COUNT_NEGATIVE: flinkRefusal('assign', 'A merged channel handle holds a negative number of channels or of offsets.',
    { since: '2.1', exception: ILLEGAL_ARGUMENT, message: 'Illegal Capacity: <count>' }),
  MERGED_CHANNEL_DELEGATE_MISSING: flinkRefusal('assign', 'A merged channel handle has channels, and no stream handle.',
    { since: '2.1', exception: NULL_POINTER, message: null }),
  RECOVERED_OUTPUT_UNMAPPED: flinkRefusal('assign', 'Output that is recovered downstream was written for a subtask that nobody takes over.',
    { since: '2.3', exception: ILLEGAL_STATE, message: 'Recovered a buffer from old <info> that has no mapping in <mapping>' }),
  RECOVERED_PARTITION_MISSING: flinkRefusal('assign', 'Output that is recovered downstream belongs to a result partition that the vertex no longer has.',
    { since: '2.3', exception: ARRAY_INDEX_OUT_OF_BOUNDS, message: 'Index <partition> out of bounds for length <partitions>' }),
} as const satisfies Record<string, RefusalDescription>;
