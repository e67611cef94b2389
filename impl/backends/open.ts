/** Which state backend opens which keyed handles, as far as their classes tell. */
import { FLINK_HANDLE_CLASSES, keyedHandleClass } from '../../spec/model/backend.ts';
import type { KeyedHandleClass, Opened, StateBackend } from '../../spec/model/backend.ts';
import type { KeyedStateHandle } from '../../spec/model/handles.ts';
import type { Answer } from '../../spec/model/outcome.ts';
import type { RefusalCode } from '../../spec/model/refusal.ts';
import type { OpenRequest } from '../../spec/model/request.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { refusalOf } from '../restore/refuse.ts';
import { OPEN_DECISIONS } from './decisions.ts';
import type { OpenDecisions } from './decisions.ts';
import type { PlainBackend } from './procedures.ts';

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
 * handle at all gives an empty backend; a backend that the release lacks is skipped. The JobManager
 * never asks this: it shows on the task.
 */
export function open(
  { backend, handles, state }: OpenRequest,
  profile: Profile,
  decisions: OpenDecisions = OPEN_DECISIONS,
): Answer<Opened> {
  if (state !== undefined) return { kind: 'skipped', why: 'state files are not read yet' };
  const behaviour = profile.backends;
  if (!behaviour.available.includes(backend)) {
    return { kind: 'skipped', why: `Flink ${profile.release} has no state backend ${backend}` };
  }
  const { plain, changelog } = PLAIN[backend];
  if (changelog) {
    const stuck = handles
      .map(keyedHandleClass)
      .find((handleClass) => !decisions.crossesIntoChangelog(handleClass, behaviour));
    if (stuck !== undefined) return refused('CHANGELOG_RECOVERY_UNSUPPORTED', stuck, profile);
  }
  const unwraps = decisions.unwrapsChangelog(changelog, handles, behaviour);
  return openPlain(plain, unwraps ? handles.flatMap(baseOf) : handles, profile, decisions);
}

/** Flink: `ChangelogBackendRestoreOperation#extractBaseState`. */
function baseOf(handle: KeyedStateHandle): readonly KeyedStateHandle[] {
  return handle.kind === 'changelog' ? handle.base : [handle];
}

function openPlain(
  backend: PlainBackend,
  handles: readonly KeyedStateHandle[],
  profile: Profile,
  decisions: OpenDecisions,
): Answer<Opened> {
  const [first, ...later] = handles.map(keyedHandleClass);
  if (first === undefined) return { kind: 'result', result: { decidedBy: 'classes' } };
  const procedure = decisions.procedure(backend, first, handles.length);
  let decidedBy: Opened['decidedBy'] = 'classes';
  for (const handleClass of [first, ...later]) {
    const treatment = procedure[handleClass];
    if (treatment === 'bytesDecide') decidedBy = 'bytes';
    else if (treatment !== 'opens') return refused(treatment, handleClass, profile);
  }
  return { kind: 'result', result: { decidedBy } };
}

function refused(
  code: RefusalCode,
  handleClass: KeyedHandleClass,
  profile: Profile,
): Answer<Opened> {
  const found = `class ${FLINK_HANDLE_CLASSES[handleClass]}`;
  return { kind: 'refused', refusal: refusalOf(code, profile, { class: found }) };
}
