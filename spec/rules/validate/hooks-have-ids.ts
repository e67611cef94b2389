import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { refusalOf, said } from '../say.ts';
import { isRefusedWith } from '../words/refusals.ts';

const CODE = 'MASTER_HOOK_WITHOUT_ID';

/** Java: `Character#isWhitespace`: separators but those that break no line, and controls that separate. */
// oxlint-disable-next-line no-control-regex -- Java takes control characters for blanks, too.
const BLANK = /^(?:(?![\u00A0\u2007\u202F])[\p{Z}\t-\r\u001C-\u001F])*$/u;

/** Vertices come first, and may be refused. Flink: `CheckpointCoordinator#addMasterHook`. */
export const hooksHaveIds = defineRule({
  id: 'validate/hooks-have-ids',
  question: 'restore',
  statement:
    'A job with a master hook whose ID is empty, or of blanks alone, is refused when it is built, before anything of the snapshot is looked at.',
  matters:
    'The state of a hook is found by its ID again. A source that gives its hook none cannot run at all, with or without a savepoint.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['CheckpointCoordinator#addMasterHook', 'MasterTriggerRestoreHook#getIdentifier'],
  covers: ['F4'],
  sides: ['refuses', 'allows'],
  side({ request }) {
    const { masterHooks } = request.job;
    if (masterHooks.length === 0) return null;
    return masterHooks.some((id) => BLANK.test(id)) ? 'refuses' : 'allows';
  },
  judge(_subject, answer, side) {
    if (isRefusedWith('STORED_CHECKPOINT_UNREADABLE', answer)) return NOT_REACHED;
    if (isRefusedWith('VERTEX_PARALLELISM_ABOVE_MAX', answer)) return NOT_REACHED;
    const isRefused = isRefusedWith(CODE, answer);
    if (side === 'refuses') return isRefused ? HELD : broken(refusalOf(CODE), said(answer));
    return isRefused ? broken('hooks that can be added', said(answer)) : HELD;
  },
});
