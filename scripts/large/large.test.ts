import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { inspectLarge } from './inspect-large.ts';

const SOURCE = fileURLToPath(new URL('../../conformance/cli/main.ts', import.meta.url));

it('a file is inspected in memory that does not grow with it', () => {
  const small = inspectLarge(12, ['--import', 'tsx', SOURCE]);
  const large = inspectLarge(48, ['--import', 'tsx', SOURCE]);
  expect(large.operators).toBeGreaterThan(3 * small.operators);
  expect([small.roundtrip, large.roundtrip]).toEqual([true, true]);
  // Held as a whole, it would take at least what it is larger by.
  expect(large.peakMiB - small.peakMiB).toBeLessThan(36);
  expect(large.peakMiB).toBeLessThan(256);
}, 60_000);
