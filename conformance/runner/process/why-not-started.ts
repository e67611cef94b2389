/** Why a program did not start, and what to do about it. */
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/** In plain words. */
export function whyNotStarted(program: string, error: NodeJS.ErrnoException): string {
  const file = fileOf(program);
  if (file === null) {
    return program.includes('/')
      ? `there is no file ${resolve(program)}. Paths are taken from the directory that you are in.`
      : `no folder of PATH holds a program ${program}. Is it installed? One in this directory is written ./${program}.`;
  }
  if (statSync(file).isDirectory()) return `${file} is a directory.`;
  if (!isExecutable(file)) {
    return `${file} may not be executed: chmod +x it, or put its interpreter first, as in 'python3 ${program}'.`;
  }
  const interpreter = interpreterOf(file);
  if (error.code === 'ENOENT' && interpreter !== null) {
    return `${file} begins with '#!${interpreter}', and that interpreter is not there.`;
  }
  return error.message;
}

function fileOf(program: string): string | null {
  const places = program.includes('/')
    ? [program]
    : (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, program));
  return places.find((place) => existsSync(place)) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function interpreterOf(file: string): string | null {
  const [line] = readFileSync(file).subarray(0, 256).toString('utf8').split('\n');
  return line?.startsWith('#!') === true ? line.slice(2).trim() : null;
}
