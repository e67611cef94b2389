/** The guard's own process: reads what changes, a line of JSON each, and ends what is left at the end. */
import { createInterface } from 'node:readline';
import { LiveSet } from './live-set.ts';
import type { LiveChange } from './live-set.ts';

const live = new LiveSet();
try {
  for await (const line of createInterface({ input: process.stdin })) {
    live.note(JSON.parse(line) as LiveChange);
  }
} finally {
  // Also where a kill broke the last line off.
  live.endAll();
}
