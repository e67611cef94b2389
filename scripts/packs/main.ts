/** Fills the packs that come with the package anew, and has real Flink witness them. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { processIo } from '../../conformance/cli/io.ts';
import { runCommandLine } from '../../conformance/cli/program.ts';
import { fillCommand, PACKS_FOLDER, SUITES, WITNESSES } from './packs.ts';

const io = processIo();
for (const suite of SUITES) {
  const directory = join(PACKS_FOLDER, suite);
  rmSync(directory, { recursive: true, force: true });
  await runCommandLine(fillCommand(suite, directory), io);
  for (const release of WITNESSES) {
    const adapter = ['--adapter', `flink@${release}`, '--timeout', '120s'];
    await runCommandLine(['fixtures', 'witness', directory, ...adapter], io);
  }
}
process.exitCode = io.exitCode;
