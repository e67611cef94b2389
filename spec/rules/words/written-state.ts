/** Words for the state files of a case, and for what a backend that opens them holds. */
import type { OpenedState } from '../../model/backend.ts';
import type { OpenCase, WrittenState } from '../../model/case.ts';
import { spanOf } from '../../model/handles.ts';
import type { KeyGroupRange } from '../../model/handles.ts';
import type { OpenRequest } from '../../model/request.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { said } from '../say.ts';
import { bytesText } from './bytes.ts';
import { sameItems } from './compare.ts';
import { classesAsGiven, plainBackend } from './keyed-backends.ts';

/** A case whose state files are there, or were. */
export interface WrittenCase {
  readonly state: OpenRequest['state'] & object;
  readonly written: WrittenState;
  /** What the backend takes the files for: the format that the first handle's class chooses. */
  readonly readAs: WrittenState['format'];
  /** The key groups of all handles, from the lowest to the highest. */
  readonly handed: KeyGroupRange;
}

/**
 * A case whose handles are all of key groups, and of classes that the backend reads; `null` for any
 * other, and where nobody knows what was written.
 */
export function writtenCase({ request, written }: OpenCase, profile: Profile): WrittenCase | null {
  const { state, handles } = request;
  const backend = plainBackend(request.backend);
  const classes = classesAsGiven(request, profile);
  if (state === undefined || written === undefined || backend === 'forst') return null;
  if (classes === null || classes.length === 0) return null;
  if (classes.some((each) => each !== 'keyGroups' && each !== 'savepoint')) return null;
  const isHeap = backend === 'hashmap' && classes[0] === 'keyGroups';
  const handed = spanOf(handles.map(({ range }) => range));
  return { state, written, readAs: isHeap ? 'heap' : 'full', handed };
}

/** Whether the job reads keys as they were written. */
export function keysAreAlike({ state, written }: WrittenCase): boolean {
  return state.keySerializer === written.keySerializer;
}

/** Whether the handles have no key group that is none of the subtask's own. */
export function ownsAll({ state: { keyGroups }, handed }: WrittenCase): boolean {
  return keyGroups.start <= handed.start && keyGroups.end >= handed.end;
}

/** Whether the files are those that were written, and of the format that they are taken for. */
export function isReadable({ written, readAs }: WrittenCase): boolean {
  return written.damage === undefined && written.format === readAs;
}

/** Whether RocksDB is given timers. */
export function hasTimersForRocksdb({ request }: OpenCase, { written }: WrittenCase): boolean {
  return (
    plainBackend(request.backend) === 'rocksdb' &&
    written.states.some(({ kind }) => kind === 'timers')
  );
}

/** Whether timers would have to go from a database on the heap. */
export function timersMove(subject: OpenCase, seen: WrittenCase): boolean {
  return seen.state.timers === 'heap' && hasTimersForRocksdb(subject, seen);
}

/** Held iff a backend holds just these states, with these entries, as far as they are its own. */
export function mustHold(
  states: readonly OpenedState[],
  own: KeyGroupRange,
  answer: JudgedAnswer<'open'>,
): RuleVerdict {
  if (answer.kind === 'refused')
    return broken('a backend that holds what was written', said(answer));
  const expected = states.flatMap((state) => linesOf(state, own));
  return sameItems(
    'the backend',
    expected,
    (answer.result.states ?? []).flatMap((it) => linesOf(it)),
  );
}

/** A line for the state, and one for each entry. */
function linesOf({ name, kind, keyGroups }: OpenedState, own?: KeyGroupRange): string[] {
  const state = `${kind} ${JSON.stringify(name)}`;
  return [
    state,
    ...keyGroups
      .filter(({ keyGroup }) => own === undefined || isWithin(keyGroup, own))
      .flatMap(({ keyGroup, entries }) =>
        entries.map(
          ({ key, value }) =>
            `${state} in key group ${keyGroup}: ${bytesText(key)} to ${bytesText(value)}`,
        ),
      ),
  ];
}

function isWithin(keyGroup: number, { start, end }: KeyGroupRange): boolean {
  return keyGroup >= start && keyGroup <= end;
}
