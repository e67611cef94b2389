/** Programs that are measured, made from one file of Rust each. */
import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';

/** The program, in a folder that is there; `null` where no Rust compiler is, or it does not compile. */
export function rustProgram(folder: string, source: string): string | null {
  const program = join(folder, basename(source, '.rs'));
  const { status } = spawnSync('rustc', ['--edition', '2021', '-O', '-o', program, source], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return status === 0 ? program : null;
}
