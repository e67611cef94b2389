/** `savepoint-spec encode`: bytes of `_metadata` from what `inspect --json` printed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { InvalidSnapshotJson } from '../../impl/codec/json/invalid-snapshot-json.ts';
import { rawSnapshotFromJson } from '../../impl/codec/json/raw-snapshot-from-json.ts';
import { encodeRaw } from '../../impl/codec/raw-codec.ts';
import { UnwritableValue } from '../../impl/codec/unwritable-value.ts';
import { CannotWork, EXIT } from './io.ts';
import type { Io } from './io.ts';

/** The command. */
export function build(io: Io): Command {
  return new Command('encode')
    .argument('<file>', "a snapshot's JSON, or a line of `inspect --json`; - for standard input")
    .option('-o, --output <file>', 'where the bytes go (default: standard output)')
    .action((file: string, { output }: { output?: string }) => {
      const bytes = encodeText(readInput(file), file, io);
      if (bytes === null) return;
      if (output === undefined) process.stdout.write(bytes);
      else writeFileSync(output, bytes);
    });
}

function readInput(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new CannotWork(`Cannot read ${file}: ${(error as Error).message}`);
  }
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
    io.exitCode = EXIT.no;
    return null;
  }
}

/** The snapshot of a line of `inspect --json`, or the JSON itself. */
function snapshotIn(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'snapshot' in json ? json.snapshot : json;
}
