/**
 * Our codec as a process that measures itself, the counterpart of `LoadBenchmark.java`: the same
 * argument, the same commands, and `raw` besides, which leaves out what the bytes mean to Flink.
 */
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { DecodeContext } from '../../impl/codec/index.ts';
import type { Snapshot } from '../../spec/model/snapshot.ts';

const WRITTEN_VERSION = 6;

const paths = readFileSync(process.argv[2]!, 'utf8').split('\n').filter(Boolean);
const files = paths.map((path) => readFileSync(path));

/** Loaded by the first command, within its time, as the JVM loads Flink's classes. */
async function loadCodec() {
  const { decodeSnapshot, encodeSnapshot } = await import('../../impl/codec/index.ts');
  const { decodeRaw } = await import('../../impl/codec/raw-codec.ts');
  const { findProfile } = await import('../../spec/profiles/profile.ts');
  const profile = findProfile('flink-2.3.0')!;
  const { format } = profile;
  const raw = { behaviour: format, dialect: format.dialect, pointer: 'resolvable' } as const;
  return {
    decode: (i: number) => result(decodeSnapshot(files[i]!, contextOf(profile, i))),
    raw: (i: number) => decodeRaw(files[i]!, raw),
    encode: (snapshot: Snapshot) => encodeSnapshot(snapshot, WRITTEN_VERSION),
  };
}

function contextOf(profile: DecodeContext['profile'], i: number): DecodeContext {
  return { profile, externalPointer: dirname(paths[i]!), fileSystem: { status, read: noFile } };
}

function status(path: string): 'file' | 'directory' | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  return stats.isDirectory() ? 'directory' : 'file';
}

function noFile(path: string): never {
  throw new Error(`nothing is read here: ${path}`);
}

function result(answer: { kind: string; result?: Snapshot }): Snapshot {
  if (answer.result === undefined) throw new Error('a real file was refused');
  return answer.result;
}

/** Runs over and over what takes one file's turn and answers its bytes. */
function measure(start: bigint, count: number, ms: number, turn: (i: number) => number): string {
  const least = BigInt(ms) * 1_000_000n;
  let bytes = 0;
  let turns = 0;
  do {
    for (let i = 0; i < count; i++) bytes += turn(i);
    turns += count;
  } while (process.hrtime.bigint() - start < least);
  return `${process.hrtime.bigint() - start} ${bytes} ${turns}`;
}

async function obey(line: string): Promise<string> {
  const [command, ...numbers] = line.split(' ');
  const [first = 0, count = 0, ms = 0] = numbers.map(Number);
  let start = process.hrtime.bigint();
  const codec = await loadCodec();
  if (command === 'encode') {
    const snapshots = files.slice(first, first + count).map((_, i) => codec.decode(first + i));
    start = process.hrtime.bigint();
    return measure(start, count, ms, (i) => codec.encode(snapshots[i]!).length);
  }
  const decode = command === 'raw' ? codec.raw : codec.decode;
  return measure(start, count, ms, (i) => {
    decode(first + i);
    return files[first + i]!.length;
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${await obey(line)}\n`);
}
