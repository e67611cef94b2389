/** Words for state backends and the classes of the handles that they are given. */
import { keyedHandleClass } from '../../model/backend.ts';
import type { KeyedHandleClass, StateBackend } from '../../model/backend.ts';
import type { KeyedStateHandle } from '../../model/handles.ts';
import type { OpenRequest } from '../../model/request.ts';
import type { Profile } from '../../profiles/profile.ts';

/** A backend without its changelog. */
export type PlainBackend = 'hashmap' | 'rocksdb' | 'forst';

const BELOW_CHANGELOG: Readonly<Record<StateBackend, PlainBackend>> = {
  hashmap: 'hashmap',
  rocksdb: 'rocksdb',
  forst: 'forst',
  'changelog(hashmap)': 'hashmap',
  'changelog(rocksdb)': 'rocksdb',
};

/** The backend itself, or the one below its changelog. */
export function plainBackend(backend: StateBackend): PlainBackend {
  return BELOW_CHANGELOG[backend];
}

/** Whether a backend has the changelog enabled. */
export function hasChangelog(backend: StateBackend): boolean {
  return plainBackend(backend) !== backend;
}

/** The classes of handles, in their order. */
export function classesOf(handles: readonly KeyedStateHandle[]): readonly KeyedHandleClass[] {
  return handles.map(keyedHandleClass);
}

/** Whether there are handles, all of them of one class. */
export function areAll(
  handleClass: KeyedHandleClass,
  classes: readonly KeyedHandleClass[],
): boolean {
  return classes.length > 0 && classes.every((each) => each === handleClass);
}

/**
 * The classes that the plain backend gets to see, where there is no changelog handle that is
 * unwrapped first; `null` where there is one, where the changelog takes nothing but savepoints, and
 * where the release has no such backend.
 */
export function classesAsGiven(
  { backend, handles }: OpenRequest,
  { backends }: Profile,
): readonly KeyedHandleClass[] | null {
  if (!backends.available.includes(backend)) return null;
  const classes = classesOf(handles);
  if (classes.includes('changelog')) return null;
  const isStuck =
    hasChangelog(backend) &&
    backends.changelog === 'savepointsOnly' &&
    classes.some((handleClass) => handleClass !== 'savepoint');
  return isStuck ? null : classes;
}
