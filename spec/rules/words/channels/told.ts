/** What an answer says that subtasks were told of their in-flight data. */
import type { Effects, OperatorAssignment } from '../../../model/outcome.ts';
import type { RescalingDescriptor } from '../../../model/rescaling.ts';
import { tasksOf } from '../assigned.ts';
import type { ChannelEnd } from './ends.ts';

/** What the operator at an end was given, by subtask; `null` where its task was not restored. */
export function assignmentsOf(
  effects: Effects,
  { vertex, generated }: Pick<ChannelEnd, 'vertex' | 'generated'>,
): readonly (OperatorAssignment | null)[] {
  return tasksOf(effects, vertex).map(
    (task) => task?.operators.find(({ operatorId }) => operatorId === generated) ?? null,
  );
}

/** What it was told of that end's rescaling; `null` for nothing. */
export function toldOf(
  assignment: OperatorAssignment | null,
  { place }: Pick<ChannelEnd, 'place'>,
): RescalingDescriptor | null {
  const told =
    place === 'inputChannelState' ? assignment?.inputRescaling : assignment?.outputRescaling;
  return told ?? null;
}

/** Numbers in words. */
export function numbersText(numbers: readonly number[]): string {
  return `[${numbers.join(' ')}]`;
}

/** A mapping in words, from new subtasks to old ones. */
export function mappingText(mapping: readonly (readonly number[])[] | null): string {
  return mapping === null ? 'no mapping' : mapping.map(numbersText).join(', ');
}
