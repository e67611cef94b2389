/** What `states --json` prints: one object a snapshot, as `states.schema.json` describes it. */
import { refusalJson } from '../inspect/json.ts';
import type { Read } from './read-states.ts';

/** Of `states.schema.json`. */
const schemaVersion = 1;

/** The object of a path. */
export function statesJson(read: Read): object {
  const start = { schemaVersion, path: read.name };
  switch (read.kind) {
    case 'error':
      return { ...start, verdict: 'error', error: read.why };
    case 'refused':
      return { ...start, verdict: 'refused', refusal: refusalJson(read.refusal) };
    case 'read':
      return {
        ...start,
        verdict: 'read',
        checkpointId: read.checkpointId.toString(),
        operators: read.operators,
      };
  }
}
