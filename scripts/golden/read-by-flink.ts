/** What real Flink reads of metadata: the answers of the adapter of a release. */
import { adapterNamed } from '../../conformance/cli/adapter-option.ts';
import { DEFAULT_WIRE, limitsOf } from '../../conformance/cli/options.ts';
import type { Reply } from '../../conformance/protocol/adapter.ts';
import { differencesBetween } from '../../spec/model/comparison/index.ts';
import { CASE_ROOT } from '../../spec/model/request.ts';
import type { DecodeRequest } from '../../spec/model/request.ts';
import type { Snapshot } from '../../spec/model/snapshot.ts';
import { GoldenFailure } from './failure.ts';

/** Metadata, and where it lies, relative to `CASE_ROOT`. */
export interface Located {
  readonly metadata: string;
  readonly bytes: Uint8Array;
}

/** A snapshot as its own release reads it. */
export interface Reading {
  readonly snapshot: Snapshot;
  /** Whether the newest release reads the same. */
  readonly readAlikeLater: boolean;
}

/**
 * What a release, and the newest, read of files that the release has written, in the order of the files.
 *
 * @throws GoldenFailure where the release does not read one
 * @throws AdapterUnavailable where Flink cannot be had
 */
export async function readByFlink(
  release: string,
  newest: string,
  files: readonly Located[],
): Promise<readonly Reading[]> {
  const own = await repliesOf(release, files);
  const later = release === newest ? own : await repliesOf(newest, files);
  return files.map((file, index) => {
    const reply = own[index]!;
    if (reply.kind !== 'result') {
      throw new GoldenFailure(`Flink ${release} does not read ${file.metadata}: ${reply.kind}`);
    }
    const snapshot = withoutMadeUpIds(reply.result as Snapshot, file.bytes);
    return { snapshot, readAlikeLater: isAlike(file, snapshot, later[index]!) };
  });
}

async function repliesOf(release: string, files: readonly Located[]): Promise<readonly Reply[]> {
  const session = await adapterNamed(`flink@${release}`).open({
    version: 'golden',
    wire: DEFAULT_WIRE,
    limits: limitsOf({ timeout: '60s' }),
    progress: (line) => console.error(line),
  });
  try {
    const replies: Reply[] = [];
    for (const file of files) {
      const [caseId, profile] = [file.metadata, `flink-${release}`];
      replies.push(
        await session.ask({ question: 'decode', caseId, profile, request: requestOf(file) }),
      );
    }
    return replies;
  } finally {
    await session.close();
  }
}

function requestOf({ metadata, bytes }: Located): DecodeRequest {
  const directory = metadata.slice(0, metadata.lastIndexOf('/'));
  return { files: [{ path: metadata, bytes }], metadata, pointer: `${CASE_ROOT}/${directory}` };
}

/** Where the file has no ID for a handle, Flink makes up another one each time. */
function withoutMadeUpIds(snapshot: Snapshot, bytes: Uint8Array): Snapshot {
  const text = Buffer.from(bytes).toString('latin1');
  const visit = (value: unknown, field: string): unknown => {
    if (field === 'stateHandleId') return text.includes(value as string) ? value : null;
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    if (Array.isArray(value)) return value.map((item) => visit(item, ''));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item, key)]));
  };
  return visit(snapshot, '') as Snapshot;
}

function isAlike(file: Located, snapshot: Snapshot, later: Reply): boolean {
  const subject = {
    id: file.metadata,
    question: 'decode' as const,
    request: requestOf(file),
    snapshot,
  };
  if (later.kind === 'fault') throw new GoldenFailure(`${file.metadata}: ${later.message}`);
  const differences = differencesBetween<'decode'>(
    { kind: 'result', result: snapshot },
    later as Exclude<Reply<'decode'>, { kind: 'fault' }>,
    subject,
  );
  return differences.length === 0;
}
