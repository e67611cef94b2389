import { defineRule } from '../rule.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';
import { hasSeveralHandles, isWritten, reasonsToRefuse } from '../words/unwritable.ts';

/** Flink: `MetadataV2V3SerializerBase#extractSingleton`. */
export const holdsOneHandleOfAKind = defineRule({
  id: 'encode/holds-one-handle-of-a-kind',
  question: 'encode',
  statement:
    'Of managed and raw operator state, and of managed and raw keyed state, a file holds one handle for each subtask. A subtask with several, such as one that was just rescaled, is refused.',
  matters:
    'State that was just rescaled cannot be written back as it is: a tool that plans a rescaling has to let the job take a snapshot of its own.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['MetadataV2V3SerializerBase#extractSingleton'],
  covers: ['B6'],
  sides: ['several', 'single'],
  side({ request }, profile) {
    if (!isWritten(request, profile)) return null;
    if (!hasSeveralHandles(request.snapshot)) return 'single';
    return reasonsToRefuse(request).length === 1 ? 'several' : null;
  },
  judge: (_subject, answer, side) =>
    side === 'several'
      ? mustRefuse('SUBTASK_STATE_NOT_SINGLE', answer)
      : mustNotRefuse('SUBTASK_STATE_NOT_SINGLE', answer, 'no such refusal'),
});
