/** Cases of the question `decode`: a header, and what the one who made it knows of the rest. */
import type { DecodeCase } from '../../model/case.ts';
import type { CaseFile } from '../../model/request.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { CASE_ROOT } from '../../model/request.ts';

interface DecodeParts {
  readonly magic?: number;
  readonly version?: number;
  readonly checkpointId?: bigint;
  /** In bytes; 32 where it is not given. */
  readonly length?: number;
  readonly writtenLength?: number;
  readonly snapshot?: Snapshot | null;
  readonly pointer?: string | null;
}

const LONGEST = 32;

/** A case whose metadata is the file `chk-7/_metadata`, to which the pointer leads. */
export function decodeCase({
  magic = 0x4960_672d,
  version = 6,
  checkpointId = 7n,
  length = LONGEST,
  writtenLength,
  snapshot = null,
  pointer = `${CASE_ROOT}/chk-7`,
}: DecodeParts): DecodeCase {
  const bytes = new Uint8Array(LONGEST);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, magic);
  view.setInt32(4, version);
  view.setBigInt64(8, checkpointId);
  const file: CaseFile = { path: 'chk-7/_metadata', bytes: bytes.subarray(0, length) };
  return {
    id: 'test',
    question: 'decode',
    request: { files: [file], metadata: file.path, pointer },
    snapshot,
    ...(writtenLength === undefined ? {} : { writtenLength }),
  };
}
