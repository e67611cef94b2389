#!/usr/bin/env node
/** The command `savepoint-spec`. */
import { EXIT, processIo } from './io.ts';
import { runCommandLine } from './program.ts';

const io = processIo();
const onMistake = (error: unknown): void => {
  io.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
  io.err('This is a mistake in savepoint-spec itself; please report it with the command above.');
  io.exitCode = EXIT.failed;
};
process.on('uncaughtException', (error) => {
  onMistake(error);
  process.exit(EXIT.failed);
});
try {
  await runCommandLine(process.argv.slice(2), io);
} catch (error) {
  onMistake(error);
}
process.exitCode = io.exitCode;
