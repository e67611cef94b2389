/** Bugs of the past in metadata that was written. */
import type { StreamStateHandle } from '../../../../spec/model/handles.ts';
import type { Snapshot } from '../../../../spec/model/snapshot.ts';
import { REFERENCE } from '../../reference/answer.ts';
import type { Implementation } from '../../reference/answer.ts';
import type { Mutant } from '../mutant.ts';

/** Writes another snapshot than it was asked for. */
function writing(change: (snapshot: Snapshot) => Snapshot): Implementation['encode'] {
  return (request, profile) =>
    REFERENCE.encode({ ...request, snapshot: change(request.snapshot) }, profile);
}

function writingStreams(
  change: (handle: StreamStateHandle) => StreamStateHandle,
): Implementation['encode'] {
  return writing((snapshot) => withStreams(snapshot, change) as Snapshot);
}

/** The same value, in which every file is another one, however deep it lies. */
function withStreams(
  value: unknown,
  change: (handle: StreamStateHandle) => StreamStateHandle,
): unknown {
  if (Array.isArray(value)) return value.map((item) => withStreams(item, change));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if ('kind' in value && (value.kind === 'file' || value.kind === 'relativeFile')) {
    return change(value as StreamStateHandle);
  }
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([name, item]) => [name, withStreams(item, change)]));
}

export const METADATA_BUGS: readonly Mutant[] = [
  {
    id: 'files-beside-it-are-absolute',
    ruleId: 'encode/keeps-every-state',
    fault:
      'Files beside the metadata are written with their whole path, so that none may be moved.',
    tickets: ['FLINK-5763', 'FLINK-25952', 'FLINK-31984'],
    encode: writingStreams((handle) =>
      handle.kind === 'relativeFile'
        ? { kind: 'file', path: handle.path, size: handle.size }
        : handle,
    ),
  },
  {
    id: 'files-elsewhere-are-relative',
    ruleId: 'encode/keeps-every-state',
    fault: 'Files of another snapshot are written as if they lay beside the metadata.',
    tickets: ['FLINK-14942', 'FLINK-39964'],
    encode: writingStreams((handle) =>
      handle.kind === 'file'
        ? { ...handle, kind: 'relativeFile', relativePath: handle.path.replace(/^.*\//, '') }
        : handle,
    ),
  },
  {
    id: 'schemes-of-files-are-dropped',
    ruleId: 'encode/keeps-every-state',
    fault: 'Files are written without the scheme of their file system.',
    tickets: ['FLINK-23429'],
    encode: writingStreams((handle) =>
      handle.kind === 'file' ? { ...handle, path: handle.path.replace(/^[a-z0-9]+:/, '') } : handle,
    ),
  },
  {
    id: 'finished-operators-are-not-told-from-empty-ones',
    ruleId: 'encode/keeps-every-state',
    fault: 'An operator that had finished is written as one without state.',
    tickets: ['FLINK-21127'],
    encode: writing((snapshot) => ({
      ...snapshot,
      operators: snapshot.operators.map((operator) => ({ ...operator, fullyFinished: false })),
    })),
  },
];
