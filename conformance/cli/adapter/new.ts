/** Writes a start for the author of an adapter. */
import { copyFileSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CannotWork, WrongUse } from '../io.ts';
import type { Io } from '../io.ts';
import { packageFile } from '../package-root.ts';

/** A file that is an adapter, and how it is run. */
interface Start {
  readonly file: string;
  /** What gets that which runs it; absent where the language brings it. */
  readonly needs?: string;
  /** What makes a program of it; absent where nothing needs to. */
  readonly build?: string;
  readonly command: string;
}

/** The starts by `--lang`. */
export const LANGUAGES: Readonly<Record<string, Start>> = {
  ts: { file: 'adapter.ts', needs: 'npm install --save-dev tsx', command: 'npx tsx adapter.ts' },
  python: { file: 'adapter.py', command: 'python3 adapter.py' },
  go: { file: 'adapter.go', build: 'go build -o adapter adapter.go', command: './adapter' },
  rust: {
    file: 'adapter.rs',
    build: 'rustc --edition 2021 -O adapter.rs',
    command: './adapter',
  },
  java: { file: 'Adapter.java', build: 'javac Adapter.java', command: 'java -cp . Adapter' },
};

/** Copies the example of a language, and says what to do with it. */
export function writeStart(language: string, directory: string, io: Io): void {
  const start = LANGUAGES[language];
  if (start === undefined) {
    throw new WrongUse(`--lang takes one of ${Object.keys(LANGUAGES).join(', ')}.`);
  }
  const target = join(directory, start.file);
  const source = packageFile(`conformance/adapters/examples/${start.file}`);
  try {
    mkdirSync(directory, { recursive: true });
    copyFileSync(source, target, constants.COPYFILE_EXCL);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new WrongUse(`${target} is there already, and stays as it is.`);
    throw new CannotWork(`Cannot write ${target}: ${message}`);
  }
  io.out(`${target} answers decode for what it reads, and skips the rest. Now:`);
  if (directory !== '.') io.out(`  cd ${directory}`);
  if (start.needs !== undefined) io.out(`  ${start.needs}`);
  if (start.build !== undefined) io.out(`  ${start.build}`);
  io.out(`  npx savepoint-spec adapter check --wire ndjson '${start.command}'`);
  io.out(`  npx savepoint-spec run --wire ndjson --adapter '${start.command}' --rule 'decode/*'`);
  io.out('Put your parser in the place of its function decode, and run both again.');
}
