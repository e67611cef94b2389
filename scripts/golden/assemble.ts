/** Puts what a run has written into `fixtures/golden`, and into its manifest. */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GoldenManifest, GoldenSnapshot } from '../../conformance/generate/golden-manifest.ts';
import { twinText } from '../../conformance/generate/golden/twin.ts';
import { compareReleases } from '../../spec/profiles/releases.ts';
import { describeFile, filePathsBelow } from './files.ts';
import { SCHEMA_FILE, manifestPath } from './manifest.ts';
import { readByFlink } from './read-by-flink.ts';
import { GOLDEN_RELEASES } from './releases.ts';

/** What whoever wrote a snapshot knows of it. */
export type Written = Omit<
  GoldenSnapshot,
  'id' | 'flinkVersion' | 'directory' | 'snapshot' | 'readAlikeLater' | 'files'
> & {
  readonly name: string;
};

/** Replaces the snapshots of one release by those in `written`, each with what Flink reads of it. */
export async function assemble(golden: string, version: string, written: string): Promise<void> {
  rmSync(join(golden, version), { recursive: true, force: true });
  const descriptions = filePathsBelow(written)
    .filter((path) => /^[^/]+\.json$/.test(path))
    .map((path) => JSON.parse(readFileSync(join(written, path), 'utf8')) as Written);
  for (const { name } of descriptions) {
    cpSync(join(written, name), join(golden, version, name), { recursive: true });
  }
  const files = descriptions.map(({ name, metadata }) => ({
    metadata,
    bytes: readFileSync(join(golden, version, name, metadata)),
  }));
  const readings = await readByFlink(version, GOLDEN_RELEASES.at(-1)!, files);
  const added = descriptions.map((description, index) => {
    const { snapshot: twin, readAlikeLater } = readings[index]!;
    const snapshot = snapshotOf(golden, version, description, readAlikeLater);
    writeFileSync(join(golden, snapshot.snapshot), twinText(twin));
    return snapshot;
  });
  writeManifest(golden, [
    ...snapshotsIn(golden).filter(({ flinkVersion }) => flinkVersion !== version),
    ...added,
  ]);
}

/** With its keys in the order of the manifest. */
function snapshotOf(
  golden: string,
  version: string,
  written: Written,
  readAlikeLater: boolean,
): GoldenSnapshot {
  const directory = `${version}/${written.name}`;
  const { name, origin, backend, changelog, kind, notes, shows, metadata, checkpointId, job } =
    written;
  const files = filePathsBelow(join(golden, directory)).map((path) =>
    describeFile(join(golden, directory), path),
  );
  return {
    id: `flink-${version}/${name}`,
    flinkVersion: version,
    origin,
    backend,
    changelog,
    kind,
    notes,
    shows,
    directory,
    metadata,
    snapshot: `${directory}.json`,
    readAlikeLater,
    checkpointId,
    files,
    job,
  };
}

function snapshotsIn(golden: string): readonly GoldenSnapshot[] {
  const path = manifestPath(golden);
  if (!existsSync(path)) return [];
  return (JSON.parse(readFileSync(path, 'utf8')) as GoldenManifest).snapshots;
}

function writeManifest(golden: string, snapshots: readonly GoldenSnapshot[]): void {
  const manifest: GoldenManifest = {
    $schema: `./${SCHEMA_FILE}`,
    schemaVersion: 1,
    snapshots: [...snapshots].sort(
      (a, b) => compareReleases(a.flinkVersion, b.flinkVersion) || (a.id < b.id ? -1 : 1),
    ),
  };
  writeFileSync(manifestPath(golden), `${JSON.stringify(manifest, null, 2)}\n`);
}
