/** The places of operator state that rules speak about, and what of them was assigned. */
import type { RestoreCase } from '../../model/case.ts';
import type { Effects } from '../../model/outcome.ts';
import type { OperatorStateMode } from '../../model/handles.ts';
import type { Profile } from '../../profiles/profile.ts';
import type { RuleVerdict } from '../rule.ts';
import { assignedTo } from './assigned.ts';
import { firstBreach, sameItems } from './compare.ts';
import { entriesOf, entryText } from './list-state.ts';
import type { ListEntry } from './list-state.ts';
import {
  allRecordedOf,
  OPERATOR_STATE_PLACES,
  placeText,
  recordedOf,
  restoredPlaces,
} from './restored-operators.ts';
import type { OperatorStatePlace, RestoredPlace } from './restored-operators.ts';
import { streamName } from './streams.ts';

/** A place of operator state. */
export type ListPlace = RestoredPlace<OperatorStatePlace>;

/** The places in which the old subtasks have entries of a mode. */
export function listPlaces(
  subject: RestoreCase,
  profile: Profile,
  mode: OperatorStateMode,
): readonly ListPlace[] {
  return restoredPlaces(subject, profile, OPERATOR_STATE_PLACES).filter(
    (at) => recordedEntries(at, mode).length > 0,
  );
}

/** Those in which entries stay apart: see {@link hasOwnStreams}. */
export function plainListPlaces(
  subject: RestoreCase,
  profile: Profile,
  mode: OperatorStateMode,
): readonly ListPlace[] {
  return listPlaces(subject, profile, mode).filter(hasOwnStreams);
}

/** The entries of a mode that the old subtasks had, ascending by subtask. */
export function recordedEntries(at: ListPlace, mode: OperatorStateMode): readonly ListEntry[] {
  return entriesOf(allRecordedOf(at), mode);
}

/** The entries of a mode that one old subtask had. */
export function entriesOfSubtask(
  at: ListPlace,
  subtask: number,
  mode: OperatorStateMode,
): readonly ListEntry[] {
  return entriesOf(recordedOf(at, subtask), mode);
}

/** The entries of a mode that each new subtask was assigned. */
export function assignedEntries(
  effects: Effects,
  at: ListPlace,
  mode: OperatorStateMode,
): readonly (readonly ListEntry[])[] {
  return assignedTo(effects, at).map((assigned) => entriesOf(assigned[at.place], mode));
}

/** Held iff every subtask was assigned the expected entries of a mode, whatever their order. */
export function judgeEntries(
  effects: Effects,
  at: ListPlace,
  mode: OperatorStateMode,
  expectedOf: (subtask: number) => readonly ListEntry[],
): RuleVerdict {
  const seen = assignedEntries(effects, at, mode).map((entries) => entries.map(entryText));
  return judgeSubtasks(at, seen, (subtask) => expectedOf(subtask).map(entryText));
}

/** Held iff every subtask has the expected items, whatever their order. */
export function judgeSubtasks(
  at: ListPlace,
  seen: readonly (readonly string[])[],
  expectedOf: (subtask: number) => readonly string[],
): RuleVerdict {
  return firstBreach(
    seen.map((items, subtask) => sameItems(placeText(at, subtask), expectedOf(subtask), items)),
  );
}

/**
 * Whether every handle in a place has a stream of its own, and every name one mode. Otherwise entries
 * replace each other when they are put together.
 */
export function hasOwnStreams(at: ListPlace): boolean {
  const handles = allRecordedOf(at);
  const streams = new Set(handles.map(({ delegate }) => streamName(delegate)));
  return streams.size === handles.length && hasOneMode(at);
}

/** Whether no name of a state stands for two modes. */
export function hasOneMode(at: ListPlace): boolean {
  const states = allRecordedOf(at).flatMap((handle) => handle.states);
  const names = new Set(states.map(({ name }) => name));
  return names.size === new Set(states.map(({ name, mode }) => `${mode} ${name}`)).size;
}
