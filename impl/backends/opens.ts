/** Which state backend opens which keyed handles, as far as their classes tell. */
import { keyedHandleClass } from '../../spec/model/backend.ts';
import type { KeyedHandleClass, OpenVerdict, StateBackend } from '../../spec/model/backend.ts';
import type { KeyedStateHandle } from '../../spec/model/handles.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { PROCEDURES } from './procedures.ts';
import type { PlainBackend } from './procedures.ts';
import { backendBehaviour } from './releases.ts';

/** A backend, and whether its changelog is enabled. */
const PLAIN: Readonly<Record<StateBackend, { plain: PlainBackend; changelog: boolean }>> = {
  hashmap: { plain: 'hashmap', changelog: false },
  rocksdb: { plain: 'rocksdb', changelog: false },
  'changelog(hashmap)': { plain: 'hashmap', changelog: true },
  'changelog(rocksdb)': { plain: 'rocksdb', changelog: true },
  forst: { plain: 'forst', changelog: false },
};

/**
 * What a backend makes of the managed keyed handles that one subtask is given, in their order. No
 * handle at all gives an empty backend. The JobManager never asks this: it shows on the task.
 */
export function opens(
  backend: StateBackend,
  handles: readonly KeyedStateHandle[],
  profile: Profile,
): OpenVerdict {
  const behaviour = backendBehaviour(profile.release);
  if (!behaviour.backends.includes(backend)) return { kind: 'unavailable' };
  const { plain, changelog } = PLAIN[backend];
  if (behaviour.changelog === 'savepointsOnly' && changelog) {
    const refused = handles.map(keyedHandleClass).find((handleClass) => !crossesIn(handleClass));
    if (refused !== undefined) return refusal('CHANGELOG_RECOVERY_UNSUPPORTED', refused);
  }
  const hasChangelog = handles.some(({ kind }) => kind === 'changelog');
  const unwraps = changelog || (behaviour.changelog === 'migrates' && hasChangelog);
  return opensPlain(plain, unwraps ? handles.flatMap(baseOf) : handles);
}

function crossesIn(handleClass: KeyedHandleClass): boolean {
  return handleClass === 'changelog' || handleClass === 'savepoint';
}

/** Flink: `ChangelogBackendRestoreOperation#extractBaseState`. */
function baseOf(handle: KeyedStateHandle): readonly KeyedStateHandle[] {
  return handle.kind === 'changelog' ? handle.base : [handle];
}

function opensPlain(backend: PlainBackend, handles: readonly KeyedStateHandle[]): OpenVerdict {
  const [first, ...later] = handles.map(keyedHandleClass);
  if (first === undefined) return { kind: 'opens' };
  const procedure = PROCEDURES[backend][first];
  let verdict: OpenVerdict = { kind: 'opens' };
  for (const handleClass of [first, ...later]) {
    const treatment = procedure[handleClass];
    if (treatment === 'bytesDecide') verdict = { kind: 'bytesDecide' };
    else if (treatment !== 'opens') return refusal(treatment, handleClass);
  }
  return verdict;
}

function refusal(
  reason: Extract<OpenVerdict, { kind: 'refused' }>['reason'],
  handleClass: KeyedHandleClass,
): OpenVerdict {
  return { kind: 'refused', reason, handleClass };
}
