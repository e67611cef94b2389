import { describe, expect, it } from 'vitest';
import type { StateBackend } from '../../spec/model/backend.ts';
import type { KeyedStateHandle, StreamStateHandle } from '../../spec/model/handles.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import { open } from './open.ts';

const range = { start: 0, end: 0 };
const delegate: StreamStateHandle = { kind: 'file', path: 'file:/x', size: 1n };
const K: KeyedStateHandle = {
  kind: 'keyGroups',
  savepoint: false,
  range,
  offsets: [0n],
  delegate,
  stateHandleId: 'k',
};
const S: KeyedStateHandle = { ...K, savepoint: true };
const I: KeyedStateHandle = {
  kind: 'incremental',
  checkpointId: 1n,
  backendId: '00000000-0000-0000-0000-000000000000',
  range,
  checkpointedSize: 0n,
  meta: delegate,
  shared: [],
  private: [],
  stateHandleId: 'i',
};
const composite = (...base: KeyedStateHandle[]): KeyedStateHandle => ({
  kind: 'changelog',
  range,
  checkpointedSize: 0n,
  base,
  delta: [],
  materializationId: 0n,
  checkpointId: 1n,
  stateHandleId: 'l',
});

/** Handles by the letters of the matrix (G3); L is a changelog handle above what follows it. */
const HANDLES: Readonly<Record<string, readonly KeyedStateHandle[]>> = {
  none: [],
  K: [K],
  S: [S],
  I: [I],
  'L of I': [composite(I)],
  'L of K': [composite(K)],
  'I, K': [I, K],
  'K, I': [K, I],
  'S, K': [S, K],
};

function verdict(backend: StateBackend, handles: string, release: string): string {
  const answer = open({ backend, handles: HANDLES[handles]! }, findProfile(`flink-${release}`)!);
  switch (answer.kind) {
    case 'result':
      return answer.result.decidedBy === 'bytes' ? 'bytesDecide' : 'opens';
    case 'refused':
      return answer.refusal.code;
    case 'skipped':
      return 'unavailable';
    case 'error':
      return answer.message;
  }
}

describe('open', () => {
  it.each([
    ['hashmap', 'none', 'opens'],
    ['hashmap', 'K', 'bytesDecide'],
    ['hashmap', 'S', 'opens'],
    ['hashmap', 'I', 'HANDLE_CLASS_UNEXPECTED'],
    ['hashmap', 'L of I', 'HANDLE_CLASS_UNEXPECTED'],
    ['hashmap', 'L of K', 'bytesDecide'],
    ['hashmap', 'I, K', 'HANDLE_CLASS_UNEXPECTED'],
    ['hashmap', 'K, I', 'HANDLE_CLASS_UNEXPECTED'],
    ['hashmap', 'S, K', 'bytesDecide'],
    ['rocksdb', 'none', 'opens'],
    ['rocksdb', 'K', 'bytesDecide'],
    ['rocksdb', 'S', 'opens'],
    ['rocksdb', 'I', 'opens'],
    ['rocksdb', 'L of I', 'opens'],
    ['rocksdb', 'I, K', 'HANDLE_CLASSES_MIXED'],
    ['rocksdb', 'K, I', 'HANDLE_CLASS_UNEXPECTED'],
    ['changelog(hashmap)', 'I', 'HANDLE_CLASS_UNEXPECTED'],
    ['changelog(hashmap)', 'S', 'opens'],
    ['changelog(rocksdb)', 'I', 'opens'],
    ['changelog(rocksdb)', 'L of K', 'bytesDecide'],
    ['forst', 'none', 'opens'],
    ['forst', 'K', 'RESTORE_UNSUPPORTED'],
    ['forst', 'S', 'RESTORE_UNSUPPORTED'],
    ['forst', 'I', 'opens'],
    ['forst', 'I, K', 'HANDLE_CLASSES_MIXED'],
  ] as const)('2.3: %s of %s: %s (G3)', (backend, handles, expected) => {
    expect(verdict(backend, handles, '2.3')).toBe(expected);
  });

  it.each([
    ['changelog(rocksdb)', 'I', '1.15', 'CHANGELOG_RECOVERY_UNSUPPORTED'],
    ['changelog(rocksdb)', 'I', '1.16', 'opens'],
    ['changelog(hashmap)', 'S', '1.15', 'opens'],
    ['rocksdb', 'L of I', '1.15', 'HANDLE_CLASS_UNEXPECTED'],
    ['changelog(rocksdb)', 'L of I', '1.15', 'opens'],
    ['changelog(rocksdb)', 'S', '1.14', 'unavailable'],
    ['forst', 'I', '1.20', 'unavailable'],
  ] as const)('%s of %s in %s: %s (G3)', (backend, handles, release, expected) => {
    expect(verdict(backend, handles, release)).toBe(expected);
  });

  it('names the class that it does not read, as Flink prints it', () => {
    const answer = open({ backend: 'hashmap', handles: [K, I] }, findProfile('flink-2.3')!);
    expect(answer).toMatchObject({
      kind: 'refused',
      refusal: {
        stage: 'open',
        exception: 'java.lang.IllegalStateException',
        message: expect.stringContaining(
          'found: class org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle.',
        ),
      },
    });
  });
});
