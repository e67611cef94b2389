/**
 * Reads hostile files in a process of its own, whose memory its caller bounds. Prints a line of JSON
 * for each reading. Arguments: `decode` or `inspect`, and the size of the files in bytes.
 */
import { decodeSnapshot } from '../../codec/index.ts';
import { memorySource } from '../../codec/byte-source.ts';
import { hostileFiles } from '../../codec/testing/hostile.ts';
import { CASE_ROOT } from '../../../spec/model/request.ts';
import { caseFileSystem } from '../../files/case-files.ts';
import { findProfile } from '../../../spec/profiles/profile.ts';
import { inspectMetadata } from '../inspect.ts';

/** A reading, as it is printed. */
export interface HostileReading {
  readonly what: string;
  readonly bytes: number;
  readonly expected: string;
  /** A refusal's code, or `decoded`. */
  readonly answer: string;
  readonly offset: number | null;
  readonly path: string | null;
  /** Processor time, in milliseconds. */
  readonly cpuMs: number;
}

const profile = findProfile('flink-2.3')!;

/** Relative handles need a pointer to metadata that is there. */
const fileSystem = caseFileSystem([{ path: '_metadata', bytes: new Uint8Array() }]);

function decode(bytes: Uint8Array): ReturnType<typeof inspectMetadata> | null {
  const answer = decodeSnapshot(bytes, { profile, externalPointer: CASE_ROOT, fileSystem });
  return answer.kind === 'refused'
    ? { verdict: 'refused', metadataVersion: null, refusal: answer.refusal }
    : null;
}

function read(bytes: Uint8Array): {
  answer: string;
  offset: number | null;
  path: string | null;
} {
  const seen =
    process.argv[2] === 'decode'
      ? decode(bytes)
      : inspectMetadata(memorySource(bytes), { profile: null });
  if (seen?.verdict !== 'refused') return { answer: 'decoded', offset: null, path: null };
  const { code, offset, path } = seen.refusal;
  return { answer: code, offset: Number(offset), path: path! };
}

for (const { what, bytes, answer: expected } of hostileFiles(Number(process.argv[3]))) {
  const start = process.cpuUsage();
  const seen = read(bytes);
  const { user, system } = process.cpuUsage(start);
  const reading: HostileReading = {
    what,
    bytes: bytes.length,
    expected,
    ...seen,
    cpuMs: (user + system) / 1_000,
  };
  process.stdout.write(`${JSON.stringify(reading)}\n`);
}
