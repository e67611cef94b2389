/** Reads metadata, and the state files that it leads to. */
import { dirname, resolve } from 'node:path';
import { NO_SINK } from '../../../impl/codec/read-metadata.ts';
import { semanticOperator } from '../../../impl/codec/semantic/snapshot.ts';
import { inspectMetadata, readUnits } from '../../../impl/inspect/inspect.ts';
import { openFileSource } from '../../../impl/node/file-source.ts';
import { LOCAL_FILES } from '../../../impl/node/local-files.ts';
import { metadataFileOf } from '../../../impl/node/metadata-file.ts';
import { UnreadableFile } from '../../../impl/node/unreadable-file.ts';
import { parseFlinkPath } from '../../../impl/paths/flink-path.ts';
import { operatorContents } from '../../../impl/state-files/operator-contents.ts';
import type { OperatorContents } from '../../../impl/state-files/operator-contents.ts';
import type { Refusal } from '../../../spec/model/outcome.ts';
import { DEFAULT_PROFILE, findProfile } from '../../../spec/profiles/profile.ts';

/** What an operator's state files hold. */
export interface OperatorStates extends OperatorContents {
  readonly operatorId: string;
  readonly name: string | null;
  readonly uid: string | null;
  readonly maxParallelism: number;
}

/** A path that a person named. */
export type Read =
  | {
      readonly kind: 'read';
      readonly name: string;
      readonly checkpointId: bigint;
      /** Those that have state files, in file order. */
      readonly operators: readonly OperatorStates[];
    }
  | { readonly kind: 'refused'; readonly name: string; readonly refusal: Refusal }
  | { readonly kind: 'error'; readonly name: string; readonly why: string };

/** Any known metadata version and dialect is read. */
const OPTIONS = { profile: null };

/** Reads the metadata that a path leads to, and the files behind it. */
export function readStates(name: string): Read {
  try {
    return readSnapshot(name, metadataFileOf(name));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { kind: 'error', name, why: error.message };
  }
}

function readSnapshot(name: string, file: string): Read {
  const source = openFileSource(file);
  try {
    const inspection = inspectMetadata(source, OPTIONS);
    if (inspection.verdict === 'refused')
      return { kind: 'refused', name, refusal: inspection.refusal };
    const { metadataVersion, checkpointId } = inspection;
    const directory = parseFlinkPath(resolve(dirname(file)));
    if (!directory.ok) throw new UnreadableFile(directory.message);
    const as = {
      behaviour: findProfile(DEFAULT_PROFILE)!.format,
      metadataVersion,
      exclusiveDirectory: directory.path,
    };
    const operators: OperatorStates[] = [];
    readUnits(source, OPTIONS, inspection.dialect, {
      ...NO_SINK,
      operator: ({ value }) => {
        const operator = semanticOperator(value, as);
        const { operatorId, uid, maxParallelism } = operator;
        const contents = operatorContents(operator, LOCAL_FILES);
        if (isEmpty(contents)) return;
        operators.push({ operatorId, name: operator.name, uid, maxParallelism, ...contents });
      },
    });
    return { kind: 'read', name, checkpointId, operators };
  } finally {
    source.close();
  }
}

function isEmpty({ keyed, operatorStates, troubles }: OperatorContents): boolean {
  return keyed.length + operatorStates.length + troubles.length === 0;
}
