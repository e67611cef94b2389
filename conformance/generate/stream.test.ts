import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Case, DecodeCase, RestoreCase } from '../../spec/model/case.ts';
import { CASE_ROOT } from '../../spec/model/request.ts';
import type { OperatorState, Snapshot } from '../../spec/model/snapshot.ts';
import { hasState } from '../../spec/model/snapshot.ts';
import { findProfile, PROFILE_NAMES } from '../../spec/profiles/profile.ts';
import { decodeSnapshot } from '../../impl/codec/index.ts';
import { caseFileSystem } from '../../impl/files/case-files.ts';
import { restore } from '../../impl/restore/restore.ts';
import { caseById, generateCases, SOURCES, sourceOf } from './stream.ts';
import { SUITE_VERSION } from './suite.ts';

const PROFILE = findProfile('flink-2.3')!;

const cases = (count: number, seed = 7, profile = PROFILE) => [
  ...generateCases({ seed, count, profile }),
];

/** One text for each value, whatever the order of fields and the class of byte arrays. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (typeof item === 'bigint') return `${item}n`;
    if (item === null || typeof item !== 'object' || Array.isArray(item)) return item;
    if ('type' in item && item.type === 'Buffer') return hex(Buffer.from(item as never));
    if (item instanceof Uint8Array) return hex(item);
    return Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** Cases that are about metadata, which is the first of their files. */
type MetadataCase = DecodeCase | RestoreCase;

const metadataCases = (all: readonly Case[]): MetadataCase[] =>
  all.filter((one) => one.question === 'decode' || one.question === 'restore');

const metadataOf = ({ request }: MetadataCase) => request.files[0]!;

describe('the stream of cases', () => {
  it('is the same for the same seed', () => {
    expect(canonical(cases(120))).toBe(canonical(cases(120)));
  });

  it('differs with the seed', () => {
    expect(canonical(cases(20, 7))).not.toBe(canonical(cases(20, 8)));
  });

  it('is made lazily, and from anywhere', () => {
    const all = generateCases({ seed: 7, count: 4_000_000_000, profile: PROFILE });
    expect(all.next().value).toMatchObject({ id: 'restore/s7/000000' });
    const later = generateCases({ seed: 7, count: 1, first: 99, profile: PROFILE });
    expect(canonical([...later])).toBe(canonical(cases(100).slice(99)));
  });

  it('refuses seeds that are none', () => {
    expect(() => cases(1, -1)).toThrow(RangeError);
    expect(() => cases(1, 0.5)).toThrow(RangeError);
    expect(() => cases(1, 2 ** 32)).toThrow(RangeError);
  });

  /**
   * A changed hash means that seeds lead to other cases: raise SUITE_VERSION, then put the new hash
   * here beside it.
   */
  it('has not moved since the suite version was last raised', () => {
    const hash = createHash('sha256')
      .update(canonical(cases(300)))
      .digest('hex')
      .slice(0, 16);
    expect({ version: SUITE_VERSION, hash }).toEqual({ version: 1, hash: 'de6b14bfdd6ee5f7' });
  });

  it('takes every source in its turn within one round', () => {
    const round = SOURCES.reduce((sum, { weight }) => sum + weight, 0);
    const seen = new Set(Array.from({ length: round }, (_, number) => sourceOf(number).name));
    expect(seen.size).toBe(SOURCES.length);
  });
});

describe('case IDs', () => {
  it('lead back to their cases', () => {
    for (const one of cases(60)) expect(canonical(caseById(one.id, PROFILE))).toBe(canonical(one));
  });

  it('that belong to no case lead nowhere', () => {
    const [first] = cases(1);
    expect(first!.question).toBe('restore');
    expect(caseById(first!.id.replace('restore', 'decode'), PROFILE)).toBeNull();
    expect(caseById(`${first!.id}:100000`, PROFILE)).toBeNull();
    expect(caseById('golden/one', PROFILE)).toBeNull();
  });
});

describe.each(PROFILE_NAMES)('cases for %s', (name) => {
  const profile = findProfile(name)!;

  it('hold the snapshot that a reader gets of their bytes', () => {
    let compared = 0;
    for (const one of metadataCases(cases(140, 3, profile))) {
      if (one.snapshot === null) continue;
      const { bytes, path } = metadataOf(one);
      const directory = path.replace(/\/[^/]*$/, '');
      // Relative handles are read only beside a file of that name, which a renamed one is not.
      const beside = { path: `${directory}/_metadata`, bytes: new Uint8Array() };
      const answer = decodeSnapshot(bytes, {
        profile,
        externalPointer: `${CASE_ROOT}/${directory}`,
        fileSystem: caseFileSystem([...one.request.files, beside]),
      });
      expect(canonical({ id: one.id, ...answer })).toBe(
        canonical({ id: one.id, kind: 'result', result: one.snapshot }),
      );
      compared++;
    }
    expect(compared).toBeGreaterThan(90);
  });
});

describe('the cases as a whole', () => {
  const restoreCases = cases(1_500).filter((one) => one.question === 'restore');

  it('restore in about two of three cases', () => {
    const restored = restoreCases.filter((one) => restore(one.request, PROFILE).kind === 'result');
    const share = restored.length / restoreCases.length;
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(0.8);
  });

  it('are small', () => {
    const sizes = restoreCases.map((one) => metadataOf(one).bytes.length).toSorted((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(3_000);
    expect(sizes.at(-1)).toBeLessThan(100_000);
  });

  it('begin at every entry point, from empty stores and from such as are not', () => {
    const seen = new Set(
      restoreCases.map(
        ({ request }) => `${request.entryPoint} ${Math.min(request.coordinator.store.length, 2)}`,
      ),
    );
    for (const point of ['InitialCheckpointIfPresent', ...LATEST_TO]) {
      for (const size of [0, 1, 2]) expect(seen).toContain(`restore${point} ${size}`);
    }
  });

  it('hold finished operators of every degree', () => {
    const degrees = restoreCases.flatMap(({ snapshot }) =>
      (snapshot?.operators ?? []).map(({ fullyFinished, subtasks }) => {
        const finished = subtasks.filter((entry) => entry.finished).length;
        return fullyFinished ? 'fully' : `${finished > 0} ${finished === subtasks.length}`;
      }),
    );
    expect(new Set(degrees)).toEqual(
      new Set(['fully', 'true true', 'true false', 'false false', 'false true']),
    );
  });

  it('hold in-flight data in about every fourth, at both ends of chains and within', () => {
    const inFlight = restoreCases.filter(({ snapshot }) =>
      snapshot?.operators.some(hasInFlightData),
    );
    expect(inFlight.length / restoreCases.length).toBeGreaterThan(0.15);
    const mappers = inFlight.flatMap(({ request }) =>
      request.job.vertices.flatMap(({ inputs }) =>
        inputs.flatMap((edge) => [`up ${edge.upstreamMapper}`, `down ${edge.downstreamMapper}`]),
      ),
    );
    expect(new Set(mappers).size).toBe(MAPPER_SIDES);
  });

  it('hold state of every kind', () => {
    const seen = new Set(restoreCases.flatMap(({ snapshot }) => kindsOf(snapshot)));
    expect([...seen]).toEqual(expect.arrayContaining(KINDS_TO_SEE));
  });
});

const hasInFlightData = ({ subtasks }: OperatorState) =>
  subtasks.some(
    ({ state }) => state.inputChannelState.length + state.resultSubpartitionState.length > 0,
  );

const LATEST_TO = ['LatestCheckpointedStateToAll', 'LatestCheckpointedStateToSubtasks'];

/** ROUND_ROBIN stands upstream of no edge. */
const MAPPER_SIDES = 2 * 6 - 1;

const KINDS_TO_SEE = [
  'channel mergedChannel',
  'keyGroups savepoint incremental changelog inMemoryChangelog fileChangelog',
  'bytes file relativeFile segment SPLIT_DISTRIBUTE UNION BROADCAST',
  'noElements noSubtasks missingSubtasks emptySubtask coordinator',
].flatMap((line) => line.split(' '));

/** Names for what a snapshot has in it. */
function kindsOf(snapshot: Snapshot | null): string[] {
  if (snapshot === null) return [];
  const text = canonical(snapshot);
  const kinds = Array.from(text.matchAll(/"(?:kind|mode)":"(\w+)"/g), ([, kind]) => kind!);
  if (text.includes('"savepoint":true')) kinds.push('savepoint');
  if (/"mode":"\w+","name":"[^"]*","offsets":\[\]/.test(text)) kinds.push('noElements');
  for (const { coordinatorState, parallelism, subtasks } of snapshot.operators) {
    if (coordinatorState !== null) kinds.push('coordinator');
    if (subtasks.length === 0) kinds.push('noSubtasks');
    if (subtasks.length < parallelism) kinds.push('missingSubtasks');
    if (subtasks.some(({ state }) => !hasState(state))) kinds.push('emptySubtask');
  }
  return kinds;
}
