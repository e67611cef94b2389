/** `savepoint-spec inspect`: looks into savepoints. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { memorySource } from '../../impl/codec/byte-source.ts';
import type { ByteSource } from '../../impl/codec/byte-source.ts';
import { toJson } from '../../impl/codec/json/to-json.ts';
import type { Field } from '../../impl/codec/trace.ts';
import { inspectMetadata } from '../../impl/inspect/inspect.ts';
import type { Inspection } from '../../impl/inspect/inspect.ts';
import { openFileSource } from '../../impl/node/file-source.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { annotatedLine } from './inspect/annotated.ts';
import { humanLines } from './inspect/human.ts';
import { EXIT, WrongUse } from './io.ts';
import type { Io } from './io.ts';
import { profileNamed } from './profile-option.ts';

/** A larger file is read in windows, and shown by `--summary` alone. */
const LARGEST_SHOWN_BYTES = 256 * 1024 * 1024;

interface InspectFlags {
  readonly json?: boolean;
  readonly bytes?: boolean;
  readonly summary?: boolean;
  readonly profile?: string;
  readonly maxDepth?: string;
}

/** The command. */
export function build(io: Io): Command {
  return new Command('inspect')
    .argument('<path...>', 'savepoint directories or metadata files')
    .option('--json', 'one JSON object a line')
    .option('--bytes', 'every field with its bytes')
    .option('--summary', 'no snapshot; any size in bounded memory')
    .option('--profile <name>', 'read as this Flink release does (default: any known version)')
    .option('--max-depth <levels>', 'how deep handles may nest (default: 1000)')
    .action((paths: string[], flags: InspectFlags) => {
      if (flags.json && flags.bytes) throw new WrongUse('Take --json or --bytes, not both.');
      const profile = flags.profile === undefined ? null : profileNamed(flags.profile);
      for (const path of paths) inspectPath(path, flags, profile, io);
    });
}

function inspectPath(path: string, flags: InspectFlags, profile: Profile | null, io: Io): void {
  let opened: Opened;
  try {
    opened = open(path, flags);
  } catch (error) {
    reportError(path, (error as Error).message, flags, io);
    return;
  }
  const { source, close } = opened;
  try {
    const inspection = inspectMetadata(source, {
      profile,
      snapshot: flags.summary !== true,
      ...maxDepthOf(flags),
      ...(flags.bytes === true
        ? { onField: (field: Field) => io.out(annotatedLine(field, bytesOf(source, field))) }
        : {}),
    });
    report(path, source.size, inspection, flags, io);
  } finally {
    close();
  }
}

interface Opened {
  readonly source: ByteSource;
  readonly close: () => void;
}

function open(path: string, flags: InspectFlags): Opened {
  const file = statSync(path).isDirectory() ? join(path, '_metadata') : path;
  if (flags.summary === true) {
    const source = openFileSource(file);
    return { source, close: () => source.close() };
  }
  const { size } = statSync(file);
  if (size > LARGEST_SHOWN_BYTES) {
    throw new Error(`${size} bytes are too many to show whole: use --summary`);
  }
  return { source: memorySource(readFileSync(file)), close: () => undefined };
}

function bytesOf(source: ByteSource, field: Field): Uint8Array {
  return source.read(field.start, field.end - field.start);
}

function maxDepthOf({ maxDepth }: InspectFlags): { maxDepth?: number } {
  if (maxDepth === undefined) return {};
  if (!/^[1-9]\d{0,8}$/.test(maxDepth))
    throw new WrongUse('--max-depth takes a whole number above 0.');
  return { maxDepth: Number(maxDepth) };
}

function report(
  path: string,
  bytes: number,
  inspection: Inspection,
  flags: InspectFlags,
  io: Io,
): void {
  if (inspection.verdict === 'refused') worsen(io, EXIT.no);
  if (flags.json === true) io.out(JSON.stringify(jsonOf(path, bytes, inspection)));
  else for (const line of humanLines(path, bytes, inspection, flags.bytes !== true)) io.out(line);
}

function jsonOf(path: string, bytes: number, inspection: Inspection): object {
  const { verdict, metadataVersion } = inspection;
  if (verdict === 'refused') {
    const { code, stage, offset, path: field, message } = inspection.refusal;
    return {
      path,
      bytes,
      metadataVersion,
      verdict,
      refusal: { code, stage, offset: Number(offset), path: field, message },
    };
  }
  const { dialect, roundtrip, operatorCount, findings, snapshot } = inspection;
  return {
    path,
    bytes,
    metadataVersion,
    dialect,
    verdict,
    roundtrip,
    operatorCount,
    findings,
    ...(snapshot === null ? {} : { snapshot: toJson(snapshot) }),
  };
}

function reportError(path: string, message: string, flags: InspectFlags, io: Io): void {
  worsen(io, EXIT.failed);
  if (flags.json === true) io.out(JSON.stringify({ path, verdict: 'error', error: message }));
  else io.err(`${path}: ${message}`);
}

/** The worst that was met counts. */
function worsen(io: Io, code: typeof EXIT.no | typeof EXIT.failed): void {
  if (io.exitCode < code) io.exitCode = code;
}
