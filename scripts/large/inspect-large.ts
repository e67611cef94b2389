/** Runs `inspect --summary` on a large file in a process of its own, and measures it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeLargeMetadata } from './write-metadata.ts';
import type { LargeMetadata } from './write-metadata.ts';

const HOOK = new URL('report-peak.mjs', import.meta.url).href;

/** What it took. */
export interface Measured extends LargeMetadata {
  readonly seconds: number;
  /** Resident set of the whole process, at most. */
  readonly peakMiB: number;
  /** Whether every byte was read and written again unchanged. */
  readonly roundtrip: boolean;
}

interface SummaryRow {
  readonly bytes: number;
  readonly operatorCount: number;
  readonly roundtrip: boolean;
}

/** The compiled command. */
export const COMMAND = fileURLToPath(
  new URL('../../dist/conformance/cli/main.js', import.meta.url),
);

/**
 * Writes a file of so many MiB, inspects it and removes it.
 *
 * @param node arguments of Node, the command's file last
 */
export function inspectLarge(mib: number, node: readonly string[] = [COMMAND]): Measured {
  const directory = mkdtempSync(join(tmpdir(), 'large-'));
  try {
    const file = join(directory, '_metadata');
    const peakFile = join(directory, 'peak');
    const written = writeLargeMetadata(file, mib * 1024 * 1024);
    const start = process.hrtime.bigint();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', HOOK, ...node, 'inspect', '--json', '--summary', file],
      { env: { ...process.env, PEAK_FILE: peakFile }, encoding: 'utf8' },
    );
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    if (status !== 0) throw new Error(`inspect ended with ${status}: ${stderr}`);
    const { bytes, operatorCount, roundtrip } = JSON.parse(stdout) as SummaryRow;
    if (bytes !== written.bytes || operatorCount !== written.operators) {
      throw new Error(`inspect saw ${operatorCount} operators in ${bytes} bytes`);
    }
    const peakMiB = Number(readFileSync(peakFile, 'utf8')) / 1024;
    return { ...written, seconds, peakMiB, roundtrip };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
