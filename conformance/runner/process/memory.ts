/** How much memory a process holds. */
import { readFileSync } from 'node:fs';

const KIBIBYTE = 1024;

/** In bytes; `null` where the system does not tell, or the process is gone. */
export function memoryOf(pid: number): number | null {
  try {
    const match = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return match === null ? null : Number(match[1]) * KIBIBYTE;
  } catch {
    return null;
  }
}
