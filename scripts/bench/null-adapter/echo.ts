/** How fast a child gives frames back that nobody looks into: the limit of the pipe. */
import { spawn } from 'node:child_process';
import type { Program } from './null-adapters.ts';

/** Frames are written as long as fewer than that are outstanding; the seconds until all are back. */
export function secondsOfEcho(
  [program, ...args]: Program,
  frames: readonly Uint8Array[],
  window: number,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args, 'echo'], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.once('error', reject);
    let start = 0n;
    let sent = 0;
    let back = 0;
    /** Bytes of the frame that comes back next which are not there yet. */
    let missing = 0;
    const send = (): void => {
      while (sent < frames.length && sent - back < window) child.stdin.write(frames[sent++]!);
    };
    child.once('spawn', () => {
      start = process.hrtime.bigint();
      missing = frames[0]!.length;
      send();
    });
    child.stdout.on('data', (bytes: Buffer) => {
      missing -= bytes.length;
      while (missing <= 0 && back < frames.length) {
        back += 1;
        missing += frames[back]?.length ?? 0;
      }
      if (back === frames.length) {
        child.stdin.end();
        resolve(Number(process.hrtime.bigint() - start) / 1e9);
      } else send();
    });
  });
}
