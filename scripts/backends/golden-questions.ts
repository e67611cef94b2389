/** Questions `open` made of golden savepoints: each subtask's keyed state, with the files it lies in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GoldenManifest, GoldenSnapshot } from '../../conformance/generate/golden-manifest.ts';
import { readTwin } from '../../conformance/generate/golden/twin.ts';
import type { BackendSetup } from '../../spec/model/backend.ts';
import { spanOf } from '../../spec/model/handles.ts';
import type { KeyedStateHandle } from '../../spec/model/handles.ts';
import type { CaseFile } from '../../spec/model/request.ts';
import { PROJECT_ROOT } from '../project-root.ts';

/** The keyed state of one subtask, and where it came from. */
export interface GoldenKeyedState {
  /** `flink-2.3.0/rocksdb-native-savepoint`. */
  readonly savepoint: string;
  /** The release that wrote it. */
  readonly release: string;
  /** The operator's ID and the subtask's index. */
  readonly subtask: string;
  readonly handles: readonly KeyedStateHandle[];
  readonly setup: Omit<BackendSetup, 'timers'>;
}

const GOLDEN = join(PROJECT_ROOT, 'fixtures', 'golden');

/** The savepoints that a running job wrote. */
export function goldenSavepoints(): readonly GoldenSnapshot[] {
  const manifest = JSON.parse(
    readFileSync(join(GOLDEN, 'manifest.json'), 'utf8'),
  ) as GoldenManifest;
  return manifest.snapshots.filter(({ origin }) => origin === 'job');
}

/** All keyed state of a savepoint; the jobs that wrote it have keys of type `Long`. */
export function keyedStatesOf(golden: GoldenSnapshot): readonly GoldenKeyedState[] {
  const snapshot = readTwin(readFileSync(join(GOLDEN, golden.snapshot), 'utf8'));
  const files = filesOf(golden);
  return snapshot.operators.flatMap(({ operatorId, maxParallelism, subtasks }) =>
    subtasks.flatMap(({ index, state: { managedKeyedState: handles } }) =>
      handles.length === 0
        ? []
        : {
            savepoint: golden.id,
            release: golden.flinkVersion,
            subtask: `${operatorId}/${index}`,
            handles,
            // Nobody rescaled these jobs: a subtask's handles have its own key groups.
            setup: {
              files,
              keyGroups: spanOf(handles.map(({ range }) => range)),
              maxParallelism,
              keySerializer: 'long',
            },
          },
    ),
  );
}

function filesOf({ directory, metadata, files }: GoldenSnapshot): readonly CaseFile[] {
  return files
    .filter(({ path }) => path !== metadata)
    .map(({ path }) => ({ path, bytes: readFileSync(join(GOLDEN, directory, path)) }));
}
