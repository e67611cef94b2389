/** Reads metadata, and the state files that it leads to. */
import { NO_SINK } from '../../../impl/codec/read-metadata.ts';
import { semanticOperator } from '../../../impl/codec/semantic/snapshot.ts';
import { readUnits } from '../../../impl/inspect/inspect.ts';
import { LOCAL_FILES } from '../../../impl/node/local-files.ts';
import { UnreadableFile } from '../../../impl/node/unreadable-file.ts';
import { parseFlinkPath } from '../../../impl/paths/flink-path.ts';
import { operatorContents } from '../../../impl/state-files/operator-contents.ts';
import type { OperatorContents } from '../../../impl/state-files/operator-contents.ts';
import { DEFAULT_PROFILE, findProfile } from '../../../spec/profiles/profile.ts';
import { ANY_RELEASE, lookBehind } from '../look-behind.ts';
import type { Seen } from '../look-behind.ts';

/** What an operator's state files hold. */
export interface OperatorStates extends OperatorContents {
  readonly operatorId: string;
  readonly name: string | null;
  readonly uid: string | null;
  readonly maxParallelism: number;
}

/** A snapshot's state. */
export interface SnapshotStates {
  readonly name: string;
  readonly checkpointId: bigint;
  /** Those that have state files, in file order. */
  readonly operators: readonly OperatorStates[];
}

/** What a path leads to. */
export type Read = Seen<SnapshotStates>;

/** Reads the metadata that a path leads to, and the files behind it. */
export function readStates(name: string): Read {
  return lookBehind(name, ({ source, inspection, directory }) => {
    const { metadataVersion, checkpointId, dialect } = inspection;
    const exclusive = parseFlinkPath(directory);
    if (!exclusive.ok) throw new UnreadableFile(exclusive.message);
    const as = {
      behaviour: findProfile(DEFAULT_PROFILE)!.format,
      metadataVersion,
      exclusiveDirectory: exclusive.path,
    };
    const operators: OperatorStates[] = [];
    readUnits(source, ANY_RELEASE, dialect, {
      ...NO_SINK,
      operator: ({ value }) => {
        const operator = semanticOperator(value, as);
        const { operatorId, uid, maxParallelism } = operator;
        const contents = operatorContents(operator, LOCAL_FILES);
        if (isEmpty(contents)) return;
        operators.push({ operatorId, name: operator.name, uid, maxParallelism, ...contents });
      },
    });
    return { name, checkpointId, operators };
  });
}

function isEmpty({ keyed, operatorStates, troubles }: OperatorContents): boolean {
  return keyed.length + operatorStates.length + troubles.length === 0;
}
