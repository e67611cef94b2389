/** Cases of the question `open` with state files, of which rules look at what was written alone. */
import type { BackendSetup, Opened, OpenedState, StateBackend } from '../../model/backend.ts';
import type { OpenCase, WrittenState } from '../../model/case.ts';
import type { JudgedAnswer } from '../rule.ts';
import { KEY_GROUPS } from './open-case.ts';

/** A value in each of the first two key groups, and a timer in the second. */
export const STATES: readonly OpenedState[] = [
  {
    name: 'count',
    kind: 'value',
    keyGroups: [0, 1].map((keyGroup) => ({
      keyGroup,
      entries: [{ key: Uint8Array.of(keyGroup, 7), value: Uint8Array.of(1) }],
    })),
  },
  {
    name: 'timers',
    kind: 'timers',
    keyGroups: [{ keyGroup: 1, entries: [{ key: Uint8Array.of(1, 9), value: new Uint8Array() }] }],
  },
];

/** What is not as usual in a case. */
export interface Unusual {
  readonly backend?: StateBackend;
  /** Whether the handles are of the canonical savepoint's class. */
  readonly savepoint?: boolean;
  readonly setup?: Partial<BackendSetup>;
  readonly written?: Partial<WrittenState>;
}

/** A hashmap backend that opens what a hashmap backend wrote, for the same subtask. */
export function openedCase({ backend, savepoint, setup, written }: Unusual = {}): OpenCase {
  return {
    id: 'test',
    question: 'open',
    request: {
      backend: backend ?? 'hashmap',
      handles: [{ ...KEY_GROUPS, kind: 'keyGroups', savepoint: savepoint ?? false } as never],
      state: {
        files: [],
        keyGroups: { start: 0, end: 1 },
        maxParallelism: 128,
        keySerializer: 'int',
        timers: 'rocksdb',
        ...setup,
      },
    },
    written: { format: 'heap', keySerializer: 'int', states: STATES, ...written },
  };
}

/** A RocksDB backend that opens a canonical savepoint. */
export function savepointCase({ setup, written, ...rest }: Unusual = {}): OpenCase {
  return openedCase({
    backend: 'rocksdb',
    savepoint: true,
    ...rest,
    setup: { ...setup },
    written: { format: 'full', ...written },
  });
}

/** The answer of a backend that holds such states. */
export function holding(states: Opened['states'] & object): JudgedAnswer<'open'> {
  return { kind: 'result', result: { decidedBy: 'bytes', states } };
}
