/** Holds committed golden snapshots against their manifest, and our codec against them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { GoldenManifest, GoldenSnapshot } from '../../conformance/generate/golden-manifest.ts';
import { readTwin } from '../../conformance/generate/golden/twin.ts';
import { checkSnapshot } from './check-snapshot.ts';
import { describeFile, filePathsBelow } from './files.ts';
import { SCHEMA_FILE, manifestPath, schemaPath } from './manifest.ts';

/**
 * Everything that is wrong with a directory of golden snapshots, one sentence each. Nothing is wrong with
 * an empty list.
 */
export function goldenProblems(golden: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(manifestPath(golden), 'utf8')) as GoldenManifest;
  const invalid = schemaProblems(golden, manifest);
  if (invalid.length > 0) return invalid;
  return [
    ...unlistedFiles(golden, manifest),
    ...manifest.snapshots.flatMap((snapshot) => snapshotProblems(golden, snapshot)),
  ];
}

function schemaProblems(golden: string, manifest: GoldenManifest): readonly string[] {
  const ajv = new Ajv2020({ allErrors: true });
  const validate = ajv.compile(JSON.parse(readFileSync(schemaPath(golden), 'utf8')) as object);
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `manifest.json: ${instancePath} ${message}`,
  );
}

function unlistedFiles(golden: string, { snapshots }: GoldenManifest): readonly string[] {
  const listed = new Set(['manifest.json', SCHEMA_FILE]);
  for (const { directory, snapshot, files } of snapshots) {
    listed.add(snapshot);
    for (const { path } of files) listed.add(`${directory}/${path}`);
  }
  return filePathsBelow(golden)
    .filter((path) => !listed.has(path))
    .map((path) => `${path}: the manifest does not list it`);
}

/** A snapshot is looked into only where its files are the committed ones. */
function snapshotProblems(golden: string, snapshot: GoldenSnapshot): readonly string[] {
  const directory = join(golden, snapshot.directory);
  const present = new Set(filePathsBelow(directory));
  const damaged = snapshot.files.flatMap(({ path, size, sha256 }) => {
    if (!present.has(path)) return [`${snapshot.id}: ${path} is missing`];
    const actual = describeFile(directory, path);
    if (actual.size !== size) return [`${snapshot.id}: ${path} has ${actual.size} B, not ${size}`];
    return actual.sha256 === sha256 ? [] : [`${snapshot.id}: ${path} has another sha256`];
  });
  if (damaged.length > 0) return damaged;
  const twin = readTwin(readFileSync(join(golden, snapshot.snapshot), 'utf8'));
  const files = snapshot.files.map(({ path }) => ({
    path,
    bytes: readFileSync(join(directory, path)),
  }));
  return checkSnapshot(snapshot, files, twin).map((problem) => `${snapshot.id}: ${problem}`);
}
