import { defineRule } from '../rule.ts';
import { claimModeOf } from '../words/claim-mode.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';
import { sharedFilesOf } from '../words/shared-files.ts';
import { checkedStates } from '../words/validation-failures.ts';

const CODE = 'SHARED_STATE_CLASH';

/** Flink: `SharedStateRegistryImpl#registerReference`. */
export const refusesClashingSharedState = defineRule({
  id: 'register/refuses-clashing-shared-state',
  question: 'restore',
  statement:
    'A snapshot in which two unequal handles stand for one shared file, such as a relative handle and then an absolute one, or a handle that is unequal to the one that a stored checkpoint has of the file, is refused when its shared state is registered. In NO_CLAIM mode nothing is registered, and nothing refused. Only claimed state counts.',
  matters:
    'A savepoint directory that was moved by hand, so that one file is named in two ways, can be refused, though every file is there.',
  origin: 'flink',
  since: '1.16',
  until: null,
  sources: [
    'CompletedCheckpoint#registerSharedStatesAfterRestored',
    'SharedStateRegistryImpl#registerReference',
  ],
  covers: ['D8', 'D9', 'A16'],
  sides: ['refuses', 'noClaim', 'equalHandles', 'oneHandleEach'],
  side(subject, profile) {
    if (profile.restore.sharedState !== 'byPhysicalFile') return null;
    if (checkedStates(subject, profile).some(({ failure }) => failure !== null)) return null;
    const files = sharedFilesOf(subject, profile);
    if (files === 'none' || files === 'unknown') return null;
    if (files !== 'clash') return files;
    return claimModeOf(subject.request, profile) === 'NO_CLAIM' ? 'noClaim' : 'refuses';
  },
  judge: (_subject, answer, side) =>
    side === 'refuses'
      ? mustRefuse(CODE, answer)
      : mustNotRefuse(CODE, answer, 'shared state that does not clash'),
});
