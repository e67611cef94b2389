/** Fills the packs that come with the package anew, all or those of some suites, and has real Flink witness them. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { processIo } from '../../conformance/cli/io.ts';
import { runCommandLine } from '../../conformance/cli/program.ts';
import { fillCommand, PACKS_FOLDER, SUITES, WITNESSES } from './packs.ts';

const io = processIo();
const asked = new Set(process.argv.slice(2));
for (const suite of SUITES) {
  if (asked.size > 0 && !asked.has(suite)) continue;
  const directory = join(PACKS_FOLDER, suite);
  rmSync(directory, { recursive: true, force: true });
  await runCommandLine(fillCommand(suite, directory), io);
  for (const release of WITNESSES) {
    const adapter = ['--adapter', `flink@${release}`, '--timeout', '120s'];
    await runCommandLine(['fixtures', 'witness', directory, ...adapter], io);
  }
}
process.exitCode = io.exitCode;
