import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { HostileReading } from './testing/read-hostile.ts';

const READER = fileURLToPath(new URL('testing/read-hostile.ts', import.meta.url));

/** Of all that JavaScript holds. State bytes, which are views of the file, come on top of it. */
const HEAP_MIB = 64;

/**
 * For a file of a megabyte, in processor time. What is linear takes a tenth of it on a slow machine;
 * what is not takes minutes, or more memory than there is.
 */
const MOST_CPU_MS = 10_000;

/** Reads all hostile files in a process with so little memory. */
async function readings(question: 'decode' | 'inspect', bytes: number): Promise<HostileReading[]> {
  const memory = `--max-old-space-size=${HEAP_MIB}`;
  const args = [memory, '--import', 'tsx', READER, question, String(bytes)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as HostileReading);
}

/** What is wrong with a reading. */
function faultOf({ what, bytes, expected, answer, offset, path, cpuMs }: HostileReading): string[] {
  const isPlaced = answer === 'decoded' || (offset! >= 0 && offset! <= bytes && path! !== '');
  return [
    ...(answer === expected ? [] : [`${what}: ${answer}, not ${expected}`]),
    ...(isPlaced ? [] : [`${what}: refused at ${offset}, '${path}'`]),
    ...(cpuMs < MOST_CPU_MS ? [] : [`${what}: ${cpuMs} ms for ${bytes} bytes`]),
  ];
}

describe(`hostile files in a heap of ${HEAP_MIB} MiB`, () => {
  it('of a megabyte are decoded or refused', async () => {
    const seen = await readings('decode', 1_000_000);
    expect(seen.flatMap(faultOf)).toEqual([]);
    expect(seen.length).toBeGreaterThan(20);
  }, 120_000);

  it('of a third of it are inspected, which holds each operator three times', async () => {
    const seen = await readings('inspect', 330_000);
    expect(seen.flatMap(faultOf)).toEqual([]);
    expect(seen.length).toBeGreaterThan(20);
  }, 120_000);
});
