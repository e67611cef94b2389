/** Which state backend opens which keyed handles, as far as their classes tell. */
import { FLINK_HANDLE_CLASSES, keyedHandleClass } from '../../spec/model/backend.ts';
import type {
  BackendSetup,
  KeyedHandleClass,
  Opened,
  StateBackend,
} from '../../spec/model/backend.ts';
import type { KeyedStateHandle } from '../../spec/model/handles.ts';
import type { Answer } from '../../spec/model/outcome.ts';
import { describeRefusal } from '../../spec/model/refusal.ts';
import type { RefusalCode } from '../../spec/model/refusal.ts';
import type { OpenRequest } from '../../spec/model/request.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { refusalOf } from '../restore/refuse.ts';
import { BrokenStateFile, NotUnderstood } from '../state-files/problems.ts';
import { StateContent } from '../state-files/state-content.ts';
import { OPEN_DECISIONS } from './decisions.ts';
import type { OpenDecisions } from './decisions.ts';
import type { PlainBackend } from './procedures.ts';
import { StateRefused, StateRestore } from './restore-state.ts';

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
 * never asks this: it shows on the task. With a setup, the files are read too.
 */
export function open(
  { backend, handles, state }: OpenRequest,
  profile: Profile,
  decisions: OpenDecisions = OPEN_DECISIONS,
): Answer<Opened> {
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
  const opened = unwraps ? handles.flatMap(baseOf) : handles;
  if (state === undefined) return openByClass(plain, opened, profile, decisions);
  const answer = openByBytes(plain, opened, state, profile, decisions);
  if (answer.kind === 'result' && unwraps && handles.some(hasDelta)) {
    return { kind: 'skipped', why: 'what a changelog wrote since it was materialised is not read' };
  }
  return answer;
}

/** Flink: `ChangelogBackendRestoreOperation#extractBaseState`. */
function baseOf(handle: KeyedStateHandle): readonly KeyedStateHandle[] {
  return handle.kind === 'changelog' ? handle.base : [handle];
}

function hasDelta(handle: KeyedStateHandle): boolean {
  return handle.kind === 'changelog' && handle.delta.length > 0;
}

function openByClass(
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

/** Handle by handle: what one refuses is told before the next one is looked at. */
function openByBytes(
  backend: PlainBackend,
  handles: readonly KeyedStateHandle[],
  setup: BackendSetup,
  profile: Profile,
  decisions: OpenDecisions,
): Answer<Opened> {
  const content = new StateContent();
  const first = handles[0] === undefined ? null : keyedHandleClass(handles[0]);
  if (first !== null) {
    const procedure = decisions.procedure(backend, first, handles.length);
    const format = decisions.format(backend, first);
    const restore = new StateRestore(setup, { backend, format, profile, decisions }, content);
    for (const handle of handles) {
      const handleClass = keyedHandleClass(handle);
      const treatment = procedure[handleClass];
      if (treatment !== 'opens' && treatment !== 'bytesDecide')
        return refused(treatment, handleClass, profile);
      const problem = problemOf(() => restore.restore(handle), profile, decisions);
      if (problem !== null) return problem;
    }
    // What a database holds is not read: all its handles were looked at first.
    if (format === 'database')
      return { kind: 'skipped', why: 'the files of a database are not read' };
  }
  return { kind: 'result', result: { decidedBy: 'bytes', states: content.states() } };
}

/** What a restore came upon, as an answer; `null` for nothing. */
function problemOf(
  restore: () => void,
  profile: Profile,
  decisions: OpenDecisions,
): Answer<Opened> | null {
  try {
    restore();
    return null;
  } catch (error) {
    return answerTo(error, profile, decisions);
  }
}

function answerTo(
  problem: unknown,
  profile: Profile,
  decisions: OpenDecisions,
): Answer<Opened> | null {
  if (problem instanceof StateRefused) {
    const { code, values } = problem;
    if (code === 'STATE_FILE_MISSING' && decisions.passesOver('missing')) return null;
    return { kind: 'refused', refusal: refusalOf(code, profile, values) };
  }
  if (problem instanceof BrokenStateFile) {
    if (decisions.passesOver('broken')) return null;
    const { stage } = describeRefusal('STATE_FILE_BROKEN');
    const { message } = problem;
    return { kind: 'refused', refusal: { code: 'STATE_FILE_BROKEN', stage, message } };
  }
  if (problem instanceof NotUnderstood)
    return { kind: 'skipped', why: `not understood: ${problem.message}` };
  throw problem;
}

function refused(
  code: RefusalCode,
  handleClass: KeyedHandleClass,
  profile: Profile,
): Answer<Opened> {
  const found = `class ${FLINK_HANDLE_CLASSES[handleClass]}`;
  return { kind: 'refused', refusal: refusalOf(code, profile, { class: found }) };
}
