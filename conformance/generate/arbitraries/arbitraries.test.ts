import { assert, check, property } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerTo } from '../../../spec/model/case.ts';
import { differencesBetween } from '../../../spec/model/comparison/index.ts';
import type { Snapshot } from '../../../spec/model/snapshot.ts';
import { findProfile } from '../../../spec/profiles/profile.ts';
import { decodeSnapshot } from '../../../impl/codec/index.ts';
import { caseFileSystem } from '../../../impl/files/case-files.ts';
import { restore } from '../../../impl/restore/restore.ts';
import {
  cases,
  corruptions,
  evolutions,
  jobs,
  metadataFiles,
  restoreRequests,
  snapshots,
} from './index.ts';
import type { MetadataFile } from './index.ts';

const RELEASES = ['flink-1.11', 'flink-1.15', 'flink-2.3'];
const RUNS = { seed: 7, numRuns: 60 };

/** What a release makes of bytes that lie where a file does. */
const decode = (release: string, { path, pointer }: Place, bytes: Uint8Array) =>
  decodeSnapshot(bytes, {
    profile: findProfile(release)!,
    externalPointer: pointer,
    fileSystem: caseFileSystem([{ path, bytes }]),
  });

type Place = Pick<MetadataFile, 'path' | 'pointer'>;

const differences = (answer: AnswerTo<'decode'>, snapshot: Snapshot) =>
  differencesBetween(answer, { kind: 'result', result: snapshot });

/** The smallest value that a property fails with. */
function counterexample<T>(arbitrary: Arbitrary<T>, holds: (value: T) => boolean): T {
  const { failed, counterexample: found } = check(property(arbitrary, holds), {
    seed: 7,
    numRuns: 500,
  });
  expect(failed).toBe(true);
  return found![0];
}

describe('arbitraries', () => {
  it.each(RELEASES)('draw metadata files that mean to %s what they say', (release) => {
    assert(
      property(metadataFiles({ release }), (file) => {
        expect(differences(decode(release, file, file.bytes), file.snapshot)).toEqual([]);
      }),
      RUNS,
    );
  });

  it.each(RELEASES)('draw damages whose place %s is told', (release) => {
    assert(
      property(corruptions({ release }), ({ intact, bytes, offset, field }) => {
        const kept = intact.bytes.subarray(0, offset);
        expect(Buffer.compare(bytes.subarray(0, offset), kept)).toBe(0);
        expect(bytes[offset]).not.toBe(intact.bytes[offset]);
        expect(field).not.toBe('');
        const answer = decode(release, intact, bytes);
        expect(['result', 'refused']).toContain(answer.kind);
      }),
      RUNS,
    );
  });

  it('draw evolutions whose restores have the one savepoint', () => {
    assert(
      property(evolutions(), ({ snapshot, before, successors }) => {
        expect(before.vertices.length).toBeGreaterThan(0);
        for (const { files } of successors) expect(files).toEqual(successors[0]!.files);
        const { files, pointer } = successors[0]!;
        const { path, bytes } = files[0]!;
        const answer = decode('flink-2.3', { path, pointer }, bytes);
        expect(differences(answer, snapshot)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('draw restores that are accepted, and ones that are refused', () => {
    const met = new Set<string>();
    const profile = findProfile('flink-2.3')!;
    assert(
      property(restoreRequests(), (request) => void met.add(restore(request, profile).kind)),
      RUNS,
    );
    expect([...met].toSorted()).toEqual(['refused', 'result']);
  });

  it('draw cases of the questions that are asked for', () => {
    const met = new Set<string>();
    const drawn = cases({ questions: ['encode', 'open'] });
    assert(
      property(drawn, ({ question }) => void met.add(question)),
      RUNS,
    );
    expect([...met].toSorted()).toEqual(['encode', 'open']);
  });

  it('shrink a snapshot to what a property is about', () => {
    const { operators, masterStates } = counterexample(snapshots(), (snapshot) =>
      snapshot.operators.every(({ subtasks }) =>
        subtasks.every(({ state }) => state.managedKeyedState.length === 0),
      ),
    );
    expect([operators.length, masterStates.length]).toEqual([1, 0]);
    const [{ subtasks, coordinatorState }] = operators as [(typeof operators)[0]];
    expect([subtasks.length, coordinatorState]).toEqual([1, null]);
    expect(subtasks[0]!.state.managedOperatorState).toEqual([]);
  });

  it('shrink a job and an evolution to one operator, and to one edit', () => {
    const job = counterexample(jobs(), ({ vertices }) => vertices.length === 0);
    expect(job.vertices.map(({ operators }) => operators.length)).toEqual([1]);
    const { before, successors } = counterexample(
      evolutions(),
      ({ before: first, successors: all }) =>
        all.every(({ job: next }) => next.vertices.length <= first.vertices.length),
    );
    expect(before.vertices.length).toBe(1);
    // fast-check may keep what lies before the item that matters.
    expect(successors.length).toBeLessThanOrEqual(2);
  });

  it('shrink a damage to a small file', () => {
    const { intact } = counterexample(
      corruptions(),
      (file) => decode('flink-2.3', file.intact, file.bytes).kind !== 'refused',
    );
    expect(intact.snapshot.operators.length).toBe(1);
  });

  it('refuse a release that is none', () => {
    expect(() => snapshots({ release: 'flink-9.9' })).toThrow(RangeError);
    expect(() => snapshots({ release: '2.3' })).toThrow('flink-2.3');
  });
});
