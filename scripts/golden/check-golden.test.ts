import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GoldenManifest, GoldenSnapshot } from '../../conformance/generate/golden-manifest.ts';
import { readTwin } from '../../conformance/generate/golden/twin.ts';
import { decodeSnapshot } from '../../impl/codec/index.ts';
import { caseFileSystem } from '../../impl/files/case-files.ts';
import type { DecodeCase } from '../../spec/model/case.ts';
import { differencesBetween } from '../../spec/model/comparison/index.ts';
import { CASE_ROOT } from '../../spec/model/request.ts';
import { findProfile, PROFILE_NAMES } from '../../spec/profiles/profile.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { compareReleases, lineOf } from '../../spec/profiles/releases.ts';
import { goldenProblems } from './check-golden.ts';
import { GOLDEN, manifestPath, schemaPath } from './manifest.ts';
import { GOLDEN_RELEASES } from './releases.ts';

/** Whether our decoder, as a release, reads what the release that wrote a snapshot reads. */
function readsTheSame(golden: GoldenSnapshot, profile: Profile): boolean {
  const bytes = readFileSync(join(GOLDEN, golden.directory, golden.metadata));
  const twin = readTwin(readFileSync(join(GOLDEN, golden.snapshot), 'utf8'));
  const files = [{ path: golden.metadata, bytes }];
  const pointer = `${CASE_ROOT}/${golden.metadata}`;
  const request = { files, metadata: golden.metadata, pointer };
  const ours = decodeSnapshot(bytes, {
    profile,
    externalPointer: pointer,
    fileSystem: caseFileSystem(files),
  });
  const flinks = { kind: 'result', result: twin } as const;
  const subject: DecodeCase = { id: golden.id, question: 'decode', request, snapshot: twin };
  return differencesBetween(flinks, ours, subject).length === 0;
}

const manifest = JSON.parse(readFileSync(manifestPath(GOLDEN), 'utf8')) as GoldenManifest;

describe('the golden snapshots', () => {
  it('are as their manifest says, and our codec reads and writes them', () => {
    expect(goldenProblems(GOLDEN)).toEqual([]);
  });

  it('are, of every line, heap and RocksDB in each format that it has', () => {
    const ids = new Set(manifest.snapshots.map(({ id }) => id));
    for (const version of GOLDEN_RELEASES) {
      const heap = compareReleases(version, '1.13') < 0 ? 'filesystem' : 'hashmap';
      const names = ['canonical-savepoint', 'checkpoint'];
      if (compareReleases(version, '1.15') >= 0) names.push('native-savepoint');
      for (const backend of [heap, 'rocksdb']) {
        for (const name of names) expect(ids).toContain(`flink-${version}/${backend}-${name}`);
      }
    }
    const lines = GOLDEN_RELEASES.map((version) => `flink-${lineOf(version)}`);
    expect(lines).toEqual(PROFILE_NAMES.map((name) => `flink-${lineOf(name.slice(6))}`));
  });

  it('say where they do not come from a running job', () => {
    for (const { id, origin, backend } of manifest.snapshots) {
      expect(origin, id).toBe(id.includes('/serializers-') ? 'serializers' : 'job');
      expect(backend === null, id).toBe(origin === 'serializers');
    }
  });

  it('are read by later releases as the manifest says', () => {
    for (const golden of manifest.snapshots) {
      const readings = PROFILE_NAMES.map((name) => findProfile(name)!)
        .filter(({ release }) => compareReleases(release, golden.flinkVersion) > 0)
        .map((profile) => readsTheSame(golden, profile));
      expect(readings.every(Boolean), golden.id).toBe(golden.readAlikeLater);
    }
  });

  it('stay small', () => {
    const sizes = manifest.snapshots.flatMap(({ files }) => files.map(({ size }) => size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(12_000_000);
  });

  it('have a manifest that is written in one way only', () => {
    const text = readFileSync(manifestPath(GOLDEN), 'utf8');
    expect(text).toBe(`${JSON.stringify(manifest, null, 2)}\n`);
  });
});

describe('the check of golden snapshots', () => {
  let copy: string;
  const victim = manifest.snapshots.find(({ id }) =>
    id.endsWith('/rocksdb-incremental-checkpoint'),
  )!;

  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'golden-'));
    cpSync(join(GOLDEN, victim.directory), join(copy, victim.directory), { recursive: true });
    cpSync(join(GOLDEN, victim.snapshot), join(copy, victim.snapshot));
    cpSync(schemaPath(GOLDEN), schemaPath(copy));
    rewrite({});
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  const inCopy = (path: string): string => join(copy, victim.directory, path);

  function flipLastByte(path: string): void {
    const bytes = readFileSync(inCopy(path));
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    writeFileSync(inCopy(path), bytes);
  }

  /** A manifest with the victim alone, some of it changed. */
  function rewrite(changes: object): void {
    const snapshots = [{ ...victim, ...changes }];
    writeFileSync(manifestPath(copy), JSON.stringify({ ...manifest, snapshots }));
  }

  it('finds nothing wrong with a faithful copy', () => {
    expect(goldenProblems(copy)).toEqual([]);
  });

  it('sees a flipped byte', () => {
    flipLastByte(victim.metadata);
    expect(goldenProblems(copy)).toEqual([`${victim.id}: ${victim.metadata} has another sha256`]);
  });

  it('sees another size, a missing file and an unlisted one', () => {
    const [first, second] = victim.files;
    writeFileSync(inCopy(first!.path), '');
    rmSync(inCopy(second!.path));
    writeFileSync(inCopy('stray'), 'x');
    expect(goldenProblems(copy)).toEqual([
      `${victim.directory}/stray: the manifest does not list it`,
      `${victim.id}: ${first!.path} has 0 B, not ${first!.size}`,
      `${victim.id}: ${second!.path} is missing`,
    ]);
  });

  it('sees a file that a handle leads to but the manifest leaves out', () => {
    const lost = victim.files.find(({ path }) => path.includes('/shared/'))!;
    rmSync(inCopy(lost.path));
    rewrite({ files: victim.files.filter((file) => file !== lost) });
    const problems = goldenProblems(copy);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${lost.path}, which is not among its files`);
  });

  it('sees another checkpoint ID, a job without the operators, and traits that are not there', () => {
    rewrite({
      checkpointId: '99',
      shows: ['segment'],
      job: { ...victim.job, vertices: victim.job.vertices.slice(0, 1) },
    });
    const problems = goldenProblems(copy).join('\n');
    expect(problems).toContain('is checkpoint 2, not 99');
    expect(problems).toContain('does not show segment');
    expect(problems).toMatch(/the job has no operator [0-9a-f]{32}/);
  });

  it('sees a manifest that is not valid', () => {
    rewrite({ checkpointId: 2, kind: 'snapshot' });
    expect(goldenProblems(copy)).toHaveLength(2);
  });
});
