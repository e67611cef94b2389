import type { RestoreCase } from '../../model/case.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import { channelJob, endsOf } from '../words/channels/ends.ts';
import { unmerged } from '../words/channels/unmerged.ts';
import { judgeEach } from '../words/judge-each.ts';
import { tasksOf } from '../words/assigned.ts';

/** Flink: `ChannelStateHelper#extractUnmergedInputHandles`, `#extractUnmergedOutputHandles`. */
export const opensMergedHandles = defineRule({
  id: 'channel/opens-merged-handles',
  question: 'restore',
  statement:
    'Tasks get no merged channel handles: each is opened, and its channels are given out one by one, as data of the file and the old subtask that the merged handle names. Bytes after the last channel do not matter.',
  matters: 'Merging saves small files. It must not change which records a task gets back.',
  origin: 'flink',
  since: '2.1',
  until: null,
  sources: [
    'ChannelStateHelper#extractUnmergedInputHandles',
    'ChannelStateHelper#extractUnmergedOutputHandles',
  ],
  covers: ['E22', 'E23'],
  sides: ['merged', 'single'],
  side(subject, profile) {
    const job = channelJob(subject, profile);
    if (job === null || !endsOf(job).some(({ inUse }) => inUse.size > 0)) return null;
    return hasMerged(subject) ? 'merged' : 'single';
  },
  judge: (subject, answer) =>
    judgeEach(answer, subject.request.job.vertices, (effects, vertex) => {
      const given = tasksOf(effects, vertex).findIndex((task) =>
        task?.operators.some(({ state, upstreamOutputBuffers = [] }) =>
          [
            ...state.inputChannelState,
            ...state.resultSubpartitionState,
            ...upstreamOutputBuffers,
          ].some(({ kind }) => kind === 'mergedChannel'),
        ),
      );
      return given === -1
        ? HELD
        : broken(`subtask ${given} of ${vertex.name} gets single channels`, 'it gets merged ones');
    }),
});

function hasMerged({ snapshot }: RestoreCase): boolean {
  return snapshot!.operators.some(({ subtasks }) =>
    subtasks.some(({ state: { inputChannelState, resultSubpartitionState } }) =>
      [...inputChannelState, ...resultSubpartitionState].some(
        (handle) => handle.kind === 'mergedChannel' && unmerged([handle])!.length > 0,
      ),
    ),
  );
}
