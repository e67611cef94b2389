import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTwin } from '../../conformance/generate/golden/twin.ts';
import type { GoldenManifest } from '../../conformance/generate/golden-manifest.ts';
import { checkSnapshot } from './check-snapshot.ts';
import { GOLDEN, manifestPath } from './manifest.ts';

const { snapshots } = JSON.parse(readFileSync(manifestPath(GOLDEN), 'utf8')) as GoldenManifest;
const golden = snapshots.find(({ id }) => id === 'flink-2.3.0/rocksdb-native-savepoint')!;
const files = golden.files.map(({ path }) => ({
  path,
  bytes: new Uint8Array(readFileSync(join(GOLDEN, golden.directory, path))),
}));
const twin = readTwin(readFileSync(join(GOLDEN, golden.snapshot), 'utf8'));

/** The files, those that match changed. */
function changed(matches: (path: string) => boolean, change: (bytes: Buffer) => Buffer) {
  return files.map(({ path, bytes }) =>
    matches(path) ? { path, bytes: change(Buffer.from(bytes)) } : { path, bytes },
  );
}

describe('the check of a snapshot', () => {
  it('finds nothing wrong with what Flink wrote', () => {
    expect(checkSnapshot(golden, files, twin)).toEqual([]);
  });

  it('sees bytes that do not decode', () => {
    const cut = changed(
      (path) => path === golden.metadata,
      (bytes) => bytes.subarray(0, 40),
    );
    expect(checkSnapshot(golden, cut, twin)[0]).toMatch(/^does not decode: [A-Z_]+ at \d+$/);
  });

  it('sees RocksDB files that name a machine', () => {
    const named = changed(
      () => true,
      (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('golden', 'laptop'), 'latin1'),
    );
    expect(checkSnapshot(golden, named, twin).join('\n')).toContain(
      'names the machine that wrote it',
    );
  });

  it('sees a file of another size than its handle says', () => {
    const longer = {
      ...golden,
      files: golden.files.map(({ path, size, sha256 }) => ({ path, size: size + 1, sha256 })),
    };
    expect(checkSnapshot(longer, files, twin).join('\n')).toMatch(/has \d+ B, not \d+/);
  });

  it('sees that our decoder reads something else than Flink did', () => {
    const [first, ...others] = twin.operators;
    const other = { ...twin, operators: [{ ...first!, maxParallelism: 127 }, ...others] };
    expect(checkSnapshot(golden, files, other)).toEqual([
      'result.operators[0].maxParallelism: Flink reads 127, and we read 128',
    ]);
  });
});
