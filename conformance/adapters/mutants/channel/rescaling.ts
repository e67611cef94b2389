/** Mistakes in how in-flight data is rescaled, and in what tasks are told of it. */
import { FLINK_DECISIONS } from '../../../../impl/restore/decisions.ts';
import type { Decisions } from '../../../../impl/restore/decisions.ts';
import type { SubtaskStateMapper } from '../../../../spec/model/job.ts';
import type { Mutant } from '../mutant.ts';

/** One mapper takes the place of another. */
function taking(mapper: SubtaskStateMapper, as: SubtaskStateMapper): Partial<Decisions> {
  return {
    oldSubtasks: (asked, oldParallelism, newParallelism) =>
      FLINK_DECISIONS.oldSubtasks(asked === mapper ? as : asked, oldParallelism, newParallelism),
  };
}

export const RESCALING_MUTANTS: readonly Mutant[] = [
  {
    id: 'maps-first-in-turn',
    ruleId: 'channel/moves-by-mapper',
    fault: 'With the mapper FIRST in-flight data is dealt out in turn.',
    restore: taking('FIRST', 'ROUND_ROBIN'),
  },
  {
    id: 'maps-range-in-turn',
    ruleId: 'channel/moves-by-mapper',
    fault: 'With the mapper RANGE in-flight data is dealt out in turn.',
    restore: taking('RANGE', 'ROUND_ROBIN'),
  },
  {
    id: 'maps-full-in-turn',
    ruleId: 'channel/moves-by-mapper',
    fault: 'With the mapper FULL in-flight data is dealt out in turn.',
    restore: taking('FULL', 'ROUND_ROBIN'),
  },
  {
    id: 'maps-arbitrary-by-range',
    ruleId: 'channel/moves-by-mapper',
    fault: 'With the mapper ARBITRARY in-flight data is parted by ranges.',
    restore: taking('ARBITRARY', 'RANGE'),
  },
  {
    id: 'mixes-gates',
    ruleId: 'channel/moves-by-mapper',
    fault: 'All in-flight data goes by the mapper of the first gate or partition.',
    restore: { edgeOf: () => 0 },
  },
  {
    id: 'tells-of-every-mapping',
    ruleId: 'channel/tells-nothing-unasked',
    fault: 'Tasks are told of mappings of data that was not redistributed.',
    restore: { describesUnmoved: true },
  },
  {
    id: 'tells-new-subtasks-only',
    ruleId: 'channel/tells-old-subtasks',
    fault: 'Subtasks are told that they take over the old one of their index alone.',
    restore: { toldOldSubtasks: (row, subtask) => (row.length === 0 ? row : [subtask]) },
  },
  {
    id: 'tells-own-mapping',
    ruleId: 'channel/tells-the-other-end',
    fault: "Instead of the other end's mapping that of the own end is told.",
    restore: { toldMapping: (own) => own },
  },
  {
    id: 'tells-nothing-of-kept-data',
    ruleId: 'channel/tells-the-other-end',
    fault: 'Subtasks that keep their data are not told of the other end.',
    restore: {
      isNothingToTell: (identities) => identities.some((identity) => identity === true),
    },
  },
  {
    id: 'marks-nothing-ambiguous',
    ruleId: 'channel/marks-ambiguous-subtasks',
    fault: 'No old subtask counts as ambiguous.',
    restore: { isAmbiguous: () => false },
  },
  {
    id: 'marks-first-ambiguous',
    ruleId: 'channel/marks-ambiguous-subtasks',
    fault: 'Of FULL alone old subtasks are ambiguous.',
    restore: { isAmbiguous: (mapper) => mapper === 'FULL' },
  },
  {
    id: 'rescales-gates-unlike',
    ruleId: 'channel/refuses-unlike-mappings',
    fault: 'Flink 1.12 is taken to rescale each gate by its own mapper as later releases do.',
    profile: 'flink-1.12',
    restore: { mayDiffer: () => true },
  },
  {
    id: 'recovers-own-output',
    ruleId: 'channel/recovers-output-downstream',
    fault: 'Output is recovered by those who wrote it whatever the settings say.',
    restore: { recoversOutputDownstream: () => false },
  },
  {
    id: 'recovers-output-in-place',
    ruleId: 'channel/recovers-output-downstream',
    fault: 'Output is recovered by the subtask of the index that it was written for.',
    restore: { recoveringSubtasks: (_targets, oldSubtask) => [oldSubtask] },
  },
  {
    id: 'drops-unmapped-output',
    ruleId: 'channel/refuses-unmapped-output',
    fault: 'Output that nobody takes over is dropped.',
    restore: { refusesUnmappedOutput: false },
  },
];
