/** Stream handles of a snapshot. Nothing stands where they point: a coordinator never opens them. */
import type { StreamStateHandle } from '../../../spec/model/handles.ts';
import { CASE_ROOT } from '../../../spec/model/request.ts';
import type { SharedFilePlan, StreamPlan } from '../draft/state-draft.ts';
import { scatter } from '../random.ts';
import type { BuildContext } from './context.ts';

/** Bytes that depend on two numbers alone. */
export function someBytes(salt: number, index: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => scatter(salt + at, index) & 0xff);
}

/**
 * A handle of the planned kind. Handles of different names are never equal, those of one name and
 * one plan always are.
 */
export function streamHandle(
  plan: StreamPlan,
  name: string,
  index: number,
  context: BuildContext,
): StreamStateHandle {
  const { salt, directory } = context;
  const size = BigInt(scatter(salt, index) % 5_000);
  switch (plan) {
    case 'bytes':
      return { kind: 'bytes', handleName: name, data: someBytes(salt, index, index % 5) };
    case 'relative':
      return {
        kind: 'relativeFile',
        path: `file:${directory}/${name}`,
        relativePath: name,
        size,
      };
    case 'file':
      return { kind: 'file', path: `file:${CASE_ROOT}/data/${name}`, size };
    case 'segment':
      if (!context.reads.segments) return streamHandle('file', name, index, context);
      return {
        kind: 'segment',
        path: `file:${CASE_ROOT}/merged/${name.length}`,
        startPos: size * 2n,
        size,
        scope: index % 2 === 0 ? 'EXCLUSIVE' : 'SHARED',
        logicalFileId: name,
      };
  }
}

/**
 * One of the files that several handles share: one file, however it is referred to. Each checkpoint
 * has a size of its own for it, so that it shows whose handle a task gets.
 */
export function sharedHandle(
  { file, form }: SharedFilePlan,
  { checkpointId, directory }: BuildContext,
): StreamStateHandle {
  const relativePath = `shared/file-${file}`;
  const path = `file:${directory}/${relativePath}`;
  const size = BigInt(100 * (file + 1)) + (checkpointId % 100n);
  switch (form) {
    case 'file':
      return { kind: 'file', path, size };
    case 'relative':
      return { kind: 'relativeFile', path, relativePath, size };
    case 'bytes':
      return {
        kind: 'bytes',
        handleName: path,
        data: someBytes(Number(checkpointId % 100n), file, file + 1),
      };
  }
}
