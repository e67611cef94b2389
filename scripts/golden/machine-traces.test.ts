import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { machineTraces } from './machine-traces.ts';

it('finds paths of this machine in binary files', () => {
  const directory = mkdtempSync(join(tmpdir(), 'traces-'));
  writeFileSync(join(directory, 'clean'), Buffer.of(0, 1, 2));
  writeFileSync(join(directory, 'traced'), `\0${process.cwd()}/x\0${homedir()}/y`);
  const found = machineTraces(directory);
  rmSync(directory, { recursive: true });
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((sentence) => sentence.startsWith('traced holds '))).toBe(true);
});
