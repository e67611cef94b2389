/** Keyed state at a changed parallelism: the parts that handles of one kind fall into. */
import type { RestoreCase } from '../../model/case.ts';
import type { KeyedStateHandle } from '../../model/handles.ts';
import type { Effects } from '../../model/outcome.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { assignedTo, maxParallelismOf } from './assigned.ts';
import { firstBreach, sameItems } from './compare.ts';
import { commonKeyGroups, keyGroupsOf } from './key-groups.ts';
import { hasIdOf, keyedHandleText, partOf } from './keyed-handles.ts';
import {
  allRecordedOf,
  isRescaled,
  KEYED_STATE_PLACES,
  placeText,
  restoredPlaces,
} from './restored-operators.ts';
import type { KeyedStatePlace, RestoredPlace } from './restored-operators.ts';

/** A place of keyed state. */
export type KeyedPlace = RestoredPlace<KeyedStatePlace>;

/** Handles of which a rule speaks. */
export interface KeyedHandles {
  readonly includes: (handle: KeyedStateHandle) => boolean;
  /** Those of the old handles whose ID may be that of a part. */
  origins(
    part: KeyedStateHandle,
    recorded: readonly KeyedStateHandle[],
    profile: Profile,
  ): readonly KeyedStateHandle[];
  /** Whether a part has its handle's ID; otherwise it has a new one. */
  keepsId(part: KeyedStateHandle, profile: Profile): boolean;
}

/** The places with keyed handles whose operators are rescaled. */
export function rescaledKeyedPlaces(subject: RestoreCase, profile: Profile): readonly KeyedPlace[] {
  return restoredPlaces(subject, profile, KEYED_STATE_PLACES).filter(isRescaled);
}

/** Those in which some handle is meant. */
export function placesWith(
  subject: RestoreCase,
  profile: Profile,
  isMeant: (handle: KeyedStateHandle) => boolean,
): readonly KeyedPlace[] {
  return rescaledKeyedPlaces(subject, profile).filter((at) => allRecordedOf(at).some(isMeant));
}

/** Whether some meant handle in a place has key groups of several subtasks. */
export function hasHandleOfSeveral(
  at: KeyedPlace,
  isMeant: (handle: KeyedStateHandle) => boolean,
): boolean {
  const { maxParallelism, vertex } = at;
  const ranges = Array.from({ length: vertex.parallelism }, (_, subtask) =>
    keyGroupsOf(maxParallelism, vertex.parallelism, subtask),
  );
  return allRecordedOf(at)
    .filter(isMeant)
    .some(({ range }) => ranges.filter((own) => commonKeyGroups(range, own) !== null).length > 1);
}

/**
 * Held iff every subtask has that part of each meant handle which falls into its key groups, with the
 * right ID where the handle's own is known.
 */
export function judgeParts(
  effects: Effects,
  at: KeyedPlace,
  meant: KeyedHandles,
  profile: Profile,
): RuleVerdict {
  const { parallelism } = at.vertex;
  const maxParallelism = maxParallelismOf(effects, at.vertex) ?? at.maxParallelism;
  const recorded = allRecordedOf(at).filter((handle) => meant.includes(handle));
  const textOf = (handle: KeyedStateHandle) => keyedHandleText(handle, profile);
  return firstBreach(
    assignedTo(effects, at).map((assigned, subtask) => {
      const range = keyGroupsOf(maxParallelism, parallelism, subtask);
      const parts = recorded.map((handle) => partOf(handle, range));
      const expected = parts.filter((part) => part !== null).map(textOf);
      const seen = assigned[at.place].filter((handle) => meant.includes(handle));
      const where = placeText(at, subtask);
      const ids = seen.map((part) =>
        judgeId(where, part, meant.origins(part, recorded, profile), meant.keepsId(part, profile)),
      );
      return firstBreach([sameItems(where, expected, seen.map(textOf)), ...ids]);
    }),
  );
}

function judgeId(
  where: string,
  part: KeyedStateHandle,
  origins: readonly KeyedStateHandle[],
  keeps: boolean,
): RuleVerdict {
  const hasOld = hasIdOf(part, origins);
  if (hasOld === null || hasOld === keeps) return HELD;
  const expected = keeps ? "its handle's ID" : 'an ID of its own';
  return broken(`${where}: ${keyedHandleText(part)} with ${expected}`, `ID ${part.stateHandleId}`);
}
