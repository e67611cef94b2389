/** Traces of this machine in files that are to be committed. */
import { readFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import { filePathsBelow } from './files.ts';

/** Shorter names occur by chance in binary files. */
const SHORTEST_NAME = 5;

/** One sentence for each file that holds a path or the name of this machine. */
export function machineTraces(directory: string): readonly string[] {
  const traces = [process.cwd(), homedir(), hostname()].filter(
    (trace) => trace.length >= SHORTEST_NAME,
  );
  return filePathsBelow(directory).flatMap((path) => {
    const bytes = readFileSync(join(directory, path));
    return traces
      .filter((trace) => bytes.includes(trace))
      .map((trace) => `${path} holds ${trace}, which belongs to this machine`);
  });
}
