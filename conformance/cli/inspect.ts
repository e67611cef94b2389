/** `savepoint-spec inspect`: looks into savepoints. */
import { Command } from 'commander';
import type { Field } from '../../impl/codec/trace.ts';
import { DecodeRefusal } from '../../impl/codec/decode-refusal.ts';
import { NO_SINK } from '../../impl/codec/read-metadata.ts';
import { DEFAULT_MAX_DEPTH } from '../../impl/codec/reader.ts';
import { dialectOf, inspectMetadata, readUnits } from '../../impl/inspect/inspect.ts';
import type { Decoded, InspectOptions, Inspection } from '../../impl/inspect/inspect.ts';
import { openFileSource } from '../../impl/node/file-source.ts';
import type { FileSource } from '../../impl/node/file-source.ts';
import { metadataFileOf } from '../../impl/node/metadata-file.ts';
import { UnreadableFile } from '../../impl/node/unreadable-file.ts';
import { annotatedLines } from './inspect/annotated.ts';
import { decodedLines, refusedLines } from './inspect/human.ts';
import { errorOf, printWithSnapshot, summaryOf } from './inspect/json.ts';
import { masterStateLines, operatorLines } from './inspect/tree.ts';
import { EXIT, WrongUse } from './io.ts';
import type { Io } from './io.ts';
import { profileNamed } from './profile-option.ts';

/** So many bytes are shown where a file is refused. */
const SHOWN_BYTES = 16;

interface InspectFlags {
  readonly json?: boolean;
  readonly bytes?: boolean;
  readonly summary?: boolean;
  readonly subtasks?: boolean;
  readonly profile?: string;
  readonly maxDepth?: string;
}

/** One file that is looked into. */
interface Look {
  /** As given. */
  readonly path: string;
  readonly file: string;
  readonly source: FileSource;
  readonly options: InspectOptions;
  readonly flags: InspectFlags;
  readonly io: Io;
}

/** The command. */
export function build(io: Io): Command {
  return new Command('inspect')
    .argument('<path...>', 'savepoint directories or metadata files')
    .option('--summary', 'each file as a whole, without its operators')
    .option('--subtasks', 'every subtask with its handles')
    .option('--bytes', 'every byte, with the field that it belongs to')
    .option('--json', 'one JSON object a line; encode makes bytes of it again')
    .option('--profile <name>', 'read as this Flink release does (default: any known version)')
    .option('--max-depth <levels>', `how deep handles may nest (default: ${DEFAULT_MAX_DEPTH})`)
    .addHelpText(
      'after',
      '\nExits with 1 where a file is refused, and with 3 where one cannot be read.',
    )
    .action((paths: string[], flags: InspectFlags) => {
      refuseBoth(flags);
      const profile = flags.profile === undefined ? null : profileNamed(flags.profile);
      const options = { profile, ...maxDepthOf(flags) };
      for (const path of paths) inspectPath(path, options, flags, io);
    });
}

/** A file is shown in one way. */
function refuseBoth(flags: InspectFlags): void {
  const ways = (['summary', 'subtasks', 'bytes'] as const).filter((way) => flags[way] === true);
  if (flags.json === true) ways.push(...(ways[0] === 'summary' ? [] : ['json' as never]));
  if (ways.length > 1) throw new WrongUse(`Take --${ways.join(' or --')}, not both.`);
}

function maxDepthOf({ maxDepth }: InspectFlags): { maxDepth?: number } {
  if (maxDepth === undefined) return {};
  if (!/^[1-9]\d{0,8}$/.test(maxDepth))
    throw new WrongUse('--max-depth takes a whole number above 0.');
  return { maxDepth: Number(maxDepth) };
}

function inspectPath(path: string, options: InspectOptions, flags: InspectFlags, io: Io): void {
  try {
    const file = metadataFileOf(path);
    const source = openFileSource(file);
    try {
      inspectFile({ path, file, source, options, flags, io });
    } finally {
      source.close();
    }
  } catch (error) {
    const reason = reasonOf(error, options);
    if (reason === null) throw error;
    worsen(io, EXIT.failed);
    if (flags.json === true) io.out(JSON.stringify(errorOf(path, reason)));
    else io.err(`${path}: ${reason}`);
  }
}

/** Why a file cannot be looked into; `null` for a mistake of ours. */
function reasonOf(error: unknown, { maxDepth = DEFAULT_MAX_DEPTH }: InspectOptions): string | null {
  if (error instanceof UnreadableFile) return error.message;
  const isStackOut = error instanceof RangeError && error.message.includes('call stack');
  if (isStackOut && maxDepth > DEFAULT_MAX_DEPTH) {
    return `handles nest deeper than this process has stack for; take a --max-depth below ${maxDepth}`;
  }
  return null;
}

function inspectFile(look: Look): void {
  const { path, source, options, flags, io } = look;
  const inspection = inspectMetadata(source, options);
  if (inspection.verdict === 'refused') worsen(io, EXIT.no);
  if (flags.json === true) printJson(look, inspection);
  else if (flags.bytes === true) printBytes(look, inspection);
  else if (inspection.verdict === 'refused') printRefusal(look, inspection);
  else {
    for (const line of decodedLines(path, source.size, inspection)) io.out(line);
    if (flags.summary !== true) printTree(look, inspection);
  }
}

function printJson({ path, source, options, flags, io }: Look, inspection: Inspection): void {
  const summary = summaryOf(path, source.size, inspection);
  if (inspection.verdict === 'refused' || flags.summary === true) io.out(JSON.stringify(summary));
  else printWithSnapshot(summary, inspection, source, options, io);
}

function printTree({ source, options, flags, io }: Look, { dialect }: Decoded): void {
  const print = (lines: readonly string[]): void => lines.forEach((line) => io.out(line));
  readUnits(source, options, dialect, {
    ...NO_SINK,
    head: ({ value }) => print(masterStateLines(value)),
    operator: ({ value }) => print(operatorLines(value, flags.subtasks === true)),
  });
}

/** Every byte up to the end, or up to what is refused, and then what can be said of the whole. */
function printBytes(look: Look, inspection: Inspection): void {
  const { path, file, source, options, io } = look;
  // Reading goes on while a field's bytes are shown, so they come from a window of their own.
  const shown = openFileSource(file);
  const show = (field: Field): void => {
    for (const line of annotatedLines(field, shown)) io.out(line);
  };
  try {
    const end = readUnits(source, options, dialectOf(inspection, options), NO_SINK, show);
    const { size } = source;
    show({ path: 'trailing', start: end, end: size, type: 'rest', value: 'ignored by Flink' });
  } catch (error) {
    if (!(error instanceof DecodeRefusal)) throw error;
  } finally {
    shown.close();
  }
  if (inspection.verdict === 'refused') printRefusal(look, inspection);
  else for (const line of decodedLines(path, source.size, inspection)) io.out(line);
}

function printRefusal(
  { path, source, io }: Look,
  inspection: Extract<Inspection, { verdict: 'refused' }>,
): void {
  const offset = Number(inspection.refusal.offset);
  const found = source.read(offset, Math.min(SHOWN_BYTES, source.size - offset));
  for (const line of refusedLines(path, source.size, inspection, found)) io.out(line);
}

/** The worst that was met counts. */
function worsen(io: Io, code: typeof EXIT.no | typeof EXIT.failed): void {
  if (io.exitCode < code) io.exitCode = code;
}
