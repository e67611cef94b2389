/** What `states --json` prints: one object a snapshot, as `states.schema.json` describes it. */
import { unseenJson } from '../look-behind.ts';
import type { Read } from './read-states.ts';

/** Of `states.schema.json`. */
const schemaVersion = 1;

/** The object of a path. */
export function statesJson(read: Read): object {
  if (read.kind !== 'read') return { schemaVersion, ...unseenJson(read) };
  const { name: path, checkpointId, operators } = read.snapshot;
  return {
    schemaVersion,
    path,
    verdict: 'read',
    checkpointId: checkpointId.toString(),
    operators,
  };
}
