/** A case of the question `open`, from what was drawn for it. */
import type { StateBackend } from '../../../spec/model/backend.ts';
import type { OpenCase } from '../../../spec/model/case.ts';
import { DEFAULT_LOWER_BOUND_MAX_PARALLELISM } from '../../../spec/model/job.ts';
import { CASE_ROOT } from '../../../spec/model/request.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import type { OpenDraft } from '../draft/open-draft.ts';
import { readableHandles } from './context.ts';
import { readableVersion } from './restore-case.ts';
import { keyedHandle } from './keyed-state.ts';

const CHECKPOINT_ID = 7n;

/** Numbers that one handle may use for itself, see `Place`. */
const NUMBERS_OF_A_HANDLE = 16;

/** What stands in for a backend that a release does not ship. */
const LIKE_IT: Readonly<Record<StateBackend, StateBackend>> = {
  hashmap: 'hashmap',
  rocksdb: 'rocksdb',
  'changelog(hashmap)': 'hashmap',
  'changelog(rocksdb)': 'rocksdb',
  forst: 'rocksdb',
};

/** The backend, where the release ships it; otherwise the one that stands in for it. */
export function availableBackend(backend: StateBackend, { backends }: Profile): StateBackend {
  return backends.available.includes(backend) ? backend : LIKE_IT[backend];
}

/** The whole case: the handles of one subtask that took over those of several. */
export function openCase(
  id: string,
  { salt, backend, handles }: OpenDraft,
  profile: Profile,
): OpenCase {
  const context = {
    salt,
    directory: CASE_ROOT,
    checkpointId: CHECKPOINT_ID,
    reads: readableHandles(profile, readableVersion(6, profile)),
  };
  return {
    id,
    question: 'open',
    request: {
      backend: availableBackend(backend, profile),
      handles: handles.map((plan, index) => {
        const writer = {
          index,
          parallelism: handles.length,
          maxParallelism: DEFAULT_LOWER_BOUND_MAX_PARALLELISM,
        };
        const place = { name: `keyed-${index}`, number: index * NUMBERS_OF_A_HANDLE };
        return keyedHandle(plan, writer, place, context);
      }),
    },
  };
}
