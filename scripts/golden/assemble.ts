/** Puts what a run has written into `fixtures/golden`, and into its manifest. */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GoldenManifest, GoldenSnapshot } from '../../conformance/generate/golden-manifest.ts';
import { compareReleases } from '../../spec/profiles/releases.ts';
import { describeFile, filePathsBelow } from './files.ts';
import { SCHEMA_FILE, manifestPath } from './manifest.ts';

/** What the Java program knows of a snapshot. */
type Written = Omit<GoldenSnapshot, 'id' | 'flinkVersion' | 'directory' | 'files'> & {
  readonly name: string;
};

/** Replaces the snapshots of one release by those in `written`. */
export function assemble(golden: string, version: string, written: string): void {
  rmSync(join(golden, version), { recursive: true, force: true });
  const names = filePathsBelow(written)
    .filter((path) => /^[^/]+\.json$/.test(path))
    .map((path) => path.slice(0, -'.json'.length));
  const added = names.map((name) => {
    const description = JSON.parse(readFileSync(join(written, `${name}.json`), 'utf8')) as Written;
    cpSync(join(written, name), join(golden, version, name), { recursive: true });
    return snapshotOf(golden, version, description);
  });
  writeManifest(golden, [
    ...snapshotsIn(golden).filter(({ flinkVersion }) => flinkVersion !== version),
    ...added,
  ]);
}

/** With its keys in the order of the manifest. */
function snapshotOf(golden: string, version: string, written: Written): GoldenSnapshot {
  const directory = `${version}/${written.name}`;
  const { name, backend, changelog, kind, notes, shows, metadata, checkpointId, job } = written;
  const files = filePathsBelow(join(golden, directory)).map((path) =>
    describeFile(join(golden, directory), path),
  );
  return {
    id: `flink-${version}/${name}`,
    flinkVersion: version,
    backend,
    changelog,
    kind,
    notes,
    shows,
    directory,
    metadata,
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
