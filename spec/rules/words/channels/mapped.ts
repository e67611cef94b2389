/** Which old subtasks a new one reads. Flink: `SubtaskStateMapper`. */
import type { SubtaskStateMapper } from '../../../model/job.ts';
import { UPPER_BOUND_MAX_PARALLELISM } from '../../../model/job.ts';
import { keyGroupsOf } from '../key-groups.ts';

/** Whether a new subtask reads an old one; no mapping of UNSUPPORTED exists. */
export function reads(
  mapper: SubtaskStateMapper,
  newSubtask: number,
  oldSubtask: number,
  oldParallelism: number,
  newParallelism: number,
): boolean {
  switch (mapper) {
    case 'ARBITRARY':
    case 'ROUND_ROBIN':
      return oldSubtask % newParallelism === newSubtask;
    case 'FIRST':
      return newSubtask === 0;
    case 'FULL':
      return true;
    case 'RANGE': {
      const now = keyGroupsOf(UPPER_BOUND_MAX_PARALLELISM, newParallelism, newSubtask);
      const once = keyGroupsOf(UPPER_BOUND_MAX_PARALLELISM, oldParallelism, oldSubtask);
      return now.start <= once.end && once.start <= now.end;
    }
    case 'UNSUPPORTED':
      return false;
  }
}

/** The old subtasks that a new one reads, ascending. */
export function readBy(
  mapper: SubtaskStateMapper,
  newSubtask: number,
  oldParallelism: number,
  newParallelism: number,
): number[] {
  return Array.from({ length: oldParallelism }, (_, old) => old).filter((old) =>
    reads(mapper, newSubtask, old, oldParallelism, newParallelism),
  );
}

/** For each new subtask the old ones that it reads. */
export function mappingOf(
  mapper: SubtaskStateMapper,
  oldParallelism: number,
  newParallelism: number,
): readonly (readonly number[])[] {
  return Array.from({ length: newParallelism }, (_, subtask) =>
    readBy(mapper, subtask, oldParallelism, newParallelism),
  );
}

/** Whether each new subtask reads the old one of its index and no other, as far as there is one. */
export function isIdentity(
  mapping: readonly (readonly number[])[],
  oldParallelism: number,
): boolean {
  return (
    mapping.length >= oldParallelism &&
    mapping.every((row, subtask) =>
      subtask < oldParallelism ? row.length === 1 && row[0] === subtask : row.length === 0,
    )
  );
}
