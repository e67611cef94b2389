/** How much memory processes hold. Linux alone tells it in files. */
import { readFileSync } from 'node:fs';

const KIBIBYTE = 1024;

/** In bytes, what it shares with others included; `null` where the system does not tell, or it is gone. */
export function memoryOf(pid: number): number | null {
  return kibibytesIn(`/proc/${pid}/status`, /^VmRSS:\s+(\d+) kB$/m);
}

/** In bytes, its part of what it shares with others; `null` where the system does not tell. */
function ownMemoryOf(pid: number): number | null {
  return kibibytesIn(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+) kB$/m);
}

/**
 * What several processes hold together, in bytes, where that is more than allowed; `null` otherwise.
 * Forks share much of what each is said to hold: only where that comes to too much is it looked at
 * what they share, which takes longer.
 */
export function memoryAbove(allowedBytes: number, pids: readonly number[]): number | null {
  if (sum(pids, memoryOf) <= allowedBytes) return null;
  const held = sum(pids, (pid) => ownMemoryOf(pid) ?? memoryOf(pid));
  return held > allowedBytes ? held : null;
}

function sum(pids: readonly number[], bytesOf: (pid: number) => number | null): number {
  return pids.reduce((total, pid) => total + (bytesOf(pid) ?? 0), 0);
}

function kibibytesIn(file: string, line: RegExp): number | null {
  try {
    const match = line.exec(readFileSync(file, 'utf8'));
    return match === null ? null : Number(match[1]) * KIBIBYTE;
  } catch {
    return null;
  }
}
