import { describe, expect, it } from 'vitest';
import type { SingleChannelStateHandle, StreamStateHandle } from '../../../spec/model/handles.ts';
import type { JobEdge, JobVertex, SubtaskStateMapper } from '../../../spec/model/job.ts';
import type { OperatorAssignment, Restored } from '../../../spec/model/outcome.ts';
import type { RestoreRequest } from '../../../spec/model/request.ts';
import type { SubtaskState } from '../../../spec/model/snapshot.ts';
import {
  id,
  keyGroups,
  operator,
  pair,
  profile,
  request,
  snapshot,
  subtasks,
  vertex,
} from '../../../spec/testing/small-case.ts';
import { refused, restored } from '../testing/run.ts';

const edge = (up: SubtaskStateMapper, down: SubtaskStateMapper): JobEdge => {
  return { producer: 0, pattern: 'ALL_TO_ALL', upstreamMapper: up, downstreamMapper: down };
};

/** The data of one channel, named for the subtask that left it. */
const data = (subtask: number, first = 0, second = 0): SingleChannelStateHandle => ({
  kind: 'channel',
  subtaskIndex: subtask,
  info: { first, second },
  offsets: [0n],
  size: 8n,
  delegate: { kind: 'bytes', handleName: `${subtask}.${first}.${second}`, data: new Uint8Array() },
});

const state = (number: number, ...old: Partial<SubtaskState>[]) =>
  operator(number, { parallelism: old.length, subtasks: subtasks(...old) });
const input = (...bySubtask: SingleChannelStateHandle[]) =>
  bySubtask.map((handle) => ({ inputChannelState: [handle] }));
const output = (...bySubtask: SingleChannelStateHandle[]) =>
  bySubtask.map((handle) => ({ resultSubpartitionState: [handle] }));

/** A producer of operator 1 and a consumer of operator 2, now with so many subtasks. */
const job = (producers: number, consumers: number, ...inputs: JobEdge[]): JobVertex[] => [
  vertex(1, { parallelism: producers }),
  vertex(2, { parallelism: consumers, inputs }),
];

const asking = (vertices: JobVertex[], settings: Partial<RestoreRequest['settings']> = {}) =>
  request({ vertices, settings });

/** What the first operator of each subtask of a vertex was given; `null` for no restore. */
function given({ vertices }: Restored, index: number): (OperatorAssignment | null)[] {
  return vertices[index]!.subtasks.map((task) => task?.operators[0] ?? null);
}

const whose = (handles: SubtaskState['inputChannelState']) =>
  handles.map(({ subtaskIndex }) => subtaskIndex);
const inputs = (answer: Restored) =>
  given(answer, 1).map((one) => whose(one!.state.inputChannelState));

describe('in-flight data at another parallelism', () => {
  const LEFT = snapshot([state(2, ...input(data(0), data(1), data(2)))]);

  it.each([
    ['ROUND_ROBIN', [[0, 2], [1]]],
    ['ARBITRARY', [[0, 2], [1]]],
    ['FIRST', [[0, 1, 2], []]],
    [
      'FULL',
      [
        [0, 1, 2],
        [0, 1, 2],
      ],
    ],
    [
      'RANGE',
      [
        [0, 1],
        [1, 2],
      ],
    ],
  ] as const)('goes where the mapper says: %s', (mapper, expected) => {
    const answer = restored(LEFT, asking(job(1, 2, edge('ARBITRARY', mapper))));
    expect(inputs(answer)).toEqual(expected);
    expect(given(answer, 1)[0]!.inputRescaling).toMatchObject([
      { oldSubtasks: expected[0], channelMapping: [[0]], identity: false },
    ]);
  });

  it('is told of to the other end, old subtasks that several take over being ambiguous', () => {
    const answer = restored(LEFT, asking(job(1, 2, edge('ARBITRARY', 'RANGE'))));
    expect(given(answer, 0)[0]!.outputRescaling).toEqual([
      {
        oldSubtasks: [0],
        channelMapping: [
          [0, 1],
          [1, 2],
        ],
        ambiguousSubtasks: [],
        identity: false,
      },
    ]);
    expect(given(answer, 1)[1]!.inputRescaling![0]!.ambiguousSubtasks).toEqual([1]);
  });

  it('is refused over an edge that cannot be rescaled, and in 1.11 over any', () => {
    const forward = asking(job(1, 2, edge('UNSUPPORTED', 'UNSUPPORTED')));
    expect(refused(LEFT, forward).code).toBe('CHANNEL_STATE_NOT_RESCALABLE');
    const old = refused(LEFT, asking(job(1, 2, edge('ARBITRARY', 'RANGE'))), profile('flink-1.11'));
    expect(old.code).toBe('CHANNEL_STATE_NOT_RESCALABLE');
    expect(old.message).toContain('input channel state (old: 3, new: 2)');
  });

  it('is refused before 1.13.2 where two gates lead to different subtasks', () => {
    const two = asking(job(1, 2, edge('ARBITRARY', 'RANGE'), edge('ARBITRARY', 'FIRST')));
    const codeOf = (as: string) => refused(LEFT, two, profile(as)).code;
    expect(codeOf('flink-1.12')).toBe('CHANNEL_MAPPINGS_INCOMPATIBLE');
    expect(codeOf('flink-1.13.1')).toBe('CHANNEL_MAPPINGS_INCOMPATIBLE');
    expect(inputs(restored(LEFT, two, profile('flink-1.13.2')))).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('is refused in 1.13.1 where a subtask keeps it that takes nobody over, told of its producer', () => {
    const both = snapshot([
      state(1, ...output(data(0), data(1))),
      state(2, ...input(data(0), data(1))),
    ]);
    const asked = asking(job(1, 2, edge('ARBITRARY', 'FIRST')));
    const { code, effects } = refused(both, asked, profile('flink-1.13.1'));
    expect(code).toBe('CHANNEL_STATE_UNMAPPED');
    const isSet = effects!.vertices.map((each) => each.subtasks.map((task) => task !== null));
    expect(isSet).toEqual([[true], [true, false]]);
    expect(inputs(restored(both, asked, profile('flink-1.13.2')))).toEqual([[0], [1]]);
  });

  it('of one task goes by one mapping in 1.13.1, whichever of its gates it was asked for', () => {
    const keyed = { managedKeyedState: [keyGroups(0, 127)] };
    const left = snapshot([
      state(1, ...output(data(0), data(1))),
      state(2, {}, {}),
      state(3, keyed),
    ]);
    const asked = asking([
      vertex(1),
      vertex(3, { inputs: [edge('ARBITRARY', 'RANGE')] }),
      vertex(2, {
        parallelism: 2,
        inputs: [{ ...edge('ARBITRARY', 'FIRST'), producer: 1 }, edge('ARBITRARY', 'RANGE')],
      }),
    ]);
    const toldAs = (as: string) =>
      given(restored(left, asked, profile(as)), 1)[0]!.outputRescaling?.[0]?.channelMapping;
    expect(toldAs('flink-1.13.1')).toBeUndefined();
    expect(toldAs('flink-1.13.2')).toEqual([[0, 1], []]);
  });

  it('leaves an edge without any in peace from 1.20.3 on', () => {
    const idle = asking([
      vertex(1),
      vertex(3),
      vertex(2, {
        parallelism: 2,
        inputs: [
          edge('ARBITRARY', 'RANGE'),
          { ...edge('UNSUPPORTED', 'UNSUPPORTED'), producer: 1 },
        ],
      }),
    ]);
    expect(refused(LEFT, idle, profile('flink-1.20.2')).code).toBe('CHANNEL_STATE_NOT_RESCALABLE');
    const answer = restored(LEFT, idle, profile('flink-1.20.3'));
    expect(given(answer, 2)[0]!.inputRescaling![1]).toEqual({
      oldSubtasks: [],
      channelMapping: null,
      ambiguousSubtasks: [],
      identity: true,
    });
  });
});

describe('in-flight data at an unchanged parallelism', () => {
  const LEFT = snapshot([state(2, ...input(data(0), data(1)))]);

  it('stays, and nothing is told', () => {
    const answer = restored(LEFT, asking(job(2, 2, edge('ARBITRARY', 'RANGE'))));
    expect(inputs(answer)).toEqual([[0], [1]]);
    expect(given(answer, 1).some((one) => 'inputRescaling' in one!)).toBe(false);
  });

  it('goes to all subtasks of a FULL edge from 1.19.1 on where the producer was rescaled', () => {
    const full = asking(job(3, 2, edge('ARBITRARY', 'FULL')));
    expect(inputs(restored(LEFT, full, profile('flink-1.19.0')))).toEqual([[0], [1]]);
    expect(inputs(restored(LEFT, full, profile('flink-1.19.1')))).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  it('brings a neighbour without state into the restore, by release', () => {
    const ask = asking(job(1, 2, edge('ARBITRARY', 'RANGE')));
    const isRestored = (as: string) => given(restored(LEFT, ask, profile(as)), 0)[0] !== null;
    expect(['1.16.1', '1.16.2', '1.17.0', '1.17.1'].map((at) => isRestored(`flink-${at}`))).toEqual(
      [false, true, false, true],
    );
  });

  it('is refused within a chain, or dropped where the chain has no other', () => {
    const chain = vertex(1, { operators: [pair(id(1)), pair(id(2))] });
    const both = snapshot([state(1, ...input(data(0))), state(2, ...input(data(0)))]);
    expect(refused(both, asking([chain])).code).toBe('CHANNEL_STATE_CHAINED');
    const one = snapshot([state(1, ...input(data(0)))]);
    expect(given(restored(one, asking([chain])), 0)[0]!.state.inputChannelState).toEqual([]);
    expect(refused(one, asking([chain]), profile('flink-1.12')).code).toBe('CHANNEL_STATE_CHAINED');
    const kept = restored(one, asking([chain]), profile('flink-1.11'));
    expect(whose(given(kept, 0)[0]!.state.inputChannelState)).toEqual([0]);
  });
});

describe('output that is recovered downstream', () => {
  const recover = { recoversOutputDownstream: true };
  const written = (second: number) =>
    snapshot([state(1, ...output(data(0, 0, second))), state(2, {}, {}, {})]);

  it('goes to the subtask that takes over whom it was written for', () => {
    const ask = asking(job(1, 2, edge('ARBITRARY', 'ROUND_ROBIN')), recover);
    const answer = restored(written(2), ask);
    expect(given(answer, 0)[0]!.state.resultSubpartitionState).toEqual([]);
    expect(given(answer, 1)[0]!.upstreamOutputBuffers).toMatchObject([
      { subtaskIndex: 2, info: { first: 0, second: 0 } },
    ]);
    expect(given(answer, 1)[1]).not.toHaveProperty('upstreamOutputBuffers');
  });

  it('is refused where nobody takes over, or where the partition is gone', () => {
    const ask = asking(job(1, 2, edge('ARBITRARY', 'ROUND_ROBIN')), recover);
    expect(refused(written(3), ask).code).toBe('RECOVERED_OUTPUT_UNMAPPED');
    const gone = snapshot([state(1, ...output(data(0, 1)))]);
    expect(refused(gone, ask).code).toBe('RECOVERED_PARTITION_MISSING');
  });

  it('is a matter of 2.3', () => {
    const ask = asking(job(1, 2, edge('ARBITRARY', 'ROUND_ROBIN')), recover);
    const answer = restored(written(2), ask, profile('flink-2.2'));
    expect(given(answer, 0)[0]!.state.resultSubpartitionState).toHaveLength(1);
  });
});

describe('merged channel handles', () => {
  const merged = (bytes: number[], delegate: StreamStateHandle | null = data(0).delegate) =>
    snapshot([
      state(2, {
        inputChannelState: [
          {
            kind: 'mergedChannel',
            subtaskIndex: 4,
            size: 8n,
            delegate,
            serializedChannelOffsets: Uint8Array.from(bytes),
          },
        ],
      }),
    ]);
  const zeros = (count: number) => Array.from({ length: count }, () => 0);
  const ask = asking(job(1, 1, edge('ARBITRARY', 'RANGE')));

  it('are opened', () => {
    const answer = restored(merged([0, 0, 0, 1, ...zeros(20), 7]), ask);
    expect(inputs(answer)).toEqual([[4]]);
  });

  it.each([
    [[0, 0, 0], 'MERGED_CHANNELS_CORRUPTED'],
    [[0, 0, 0, 1, ...zeros(19)], 'MERGED_CHANNELS_CORRUPTED'],
    [[127, 255, 255, 255], 'MERGED_CHANNELS_CORRUPTED'],
    [[255, 0, 0, 0], 'MERGED_CHANNEL_COUNT_NEGATIVE'],
    [[0, 0, 0, 1, ...zeros(16), 255, 0, 0, 0], 'MERGED_CHANNEL_COUNT_NEGATIVE'],
  ] as const)('are refused where their bytes hold no channels: %j', (bytes, code) => {
    expect(refused(merged([...bytes]), ask).code).toBe(code);
  });

  it('are refused without a stream if they hold any', () => {
    const bytes = [0, 0, 0, 1, ...zeros(20)];
    expect(refused(merged(bytes, null), ask).code).toBe('MERGED_CHANNEL_DELEGATE_MISSING');
  });
});
