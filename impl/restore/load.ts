/** Reads the metadata that a pointer leads to. Flink: `Checkpoints#loadCheckpointMetadata`. */
import type { Answer } from '../../spec/model/outcome.ts';
import type { Snapshot } from '../../spec/model/snapshot.ts';
import { decodeSnapshot } from '../codec/index.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { RestoreContext } from './context.ts';
import type { ResolvedPointer } from './decisions/resolve.ts';

/** The snapshot, or the codec's refusal of its bytes. */
export function loadSnapshot(
  resolved: ResolvedPointer,
  fileSystem: FileSystem,
  { decisions, profile }: RestoreContext,
): Answer<Snapshot> {
  const answer = decodeSnapshot(fileSystem.read(resolved.metadata), {
    profile,
    externalPointer: decisions.relativeHandleBase(resolved),
    fileSystem,
  });
  const instead = answer.kind === 'refused' ? decisions.insteadOfUnreadable() : null;
  return instead === null ? answer : { kind: 'result', result: instead };
}
