/** `savepoint-spec encode`: bytes of `_metadata` from what `inspect --json` printed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { InvalidSnapshotJson } from '../../impl/codec/json/invalid-snapshot-json.ts';
import { rawSnapshotFromJson } from '../../impl/codec/json/raw-snapshot-from-json.ts';
import { encodeRaw } from '../../impl/codec/raw-codec.ts';
import { UnwritableValue } from '../../impl/codec/unwritable-value.ts';
import { orCannotWork } from './file-work.ts';
import { EXIT } from './io.ts';
import type { Io } from './io.ts';

const STANDARD_INPUT = 0;

/** The command. */
export function build(io: Io): Command {
  return new Command('encode')
    .argument('<file>', "a snapshot's JSON, or a line of `inspect --json`; - for standard input")
    .option('-o, --output <file>', 'where the bytes go (default: standard output)')
    .addHelpText('after', '\nExits with 1 where the JSON is no snapshot that can be written.')
    .action((file: string, { output }: { output?: string }) => {
      const text = orCannotWork('read', file, () =>
        readFileSync(file === '-' ? STANDARD_INPUT : file, 'utf8'),
      );
      const bytes = encodeText(text, file, io);
      if (bytes === null) return;
      if (output === undefined) io.raw(bytes);
      else orCannotWork('write', output, () => writeFileSync(output, bytes));
    });
}

function encodeText(text: string, file: string, io: Io): Uint8Array | null {
  try {
    return encodeRaw(rawSnapshotFromJson(snapshotIn(JSON.parse(text))));
  } catch (error) {
    const isComplaint =
      error instanceof SyntaxError ||
      error instanceof InvalidSnapshotJson ||
      error instanceof UnwritableValue;
    if (!isComplaint) throw error;
    io.err(`${file} is no snapshot that can be written. ${error.message}`);
    if (error instanceof SyntaxError && text.trimEnd().includes('\n')) {
      io.err('Of several lines of `inspect --json`, take one.');
    }
    io.exitCode = EXIT.no;
    return null;
  }
}

/** The snapshot of a line of `inspect --json`, or the JSON itself. */
function snapshotIn(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if ('snapshot' in json) return json.snapshot;
  if (!('verdict' in json)) return json;
  throw new InvalidSnapshotJson(
    'snapshot',
    'missing: the file was refused, or inspected with --summary',
  );
}
