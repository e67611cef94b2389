/** Metadata files that Flink wrote: the golden ones of this project, and a corpus beside it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './project-root.ts';

/** A file with a name for people. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const DIRECTORIES = ['fixtures/golden', '../shared/corpus', '../shared/corpus-full'];

/** Every distinct `_metadata` below the known directories, and which of those are not there. */
export function realFiles(): { files: NamedFile[]; missing: string[] } {
  const byContent = new Map<string, NamedFile>();
  const missing: string[] = [];
  for (const directory of DIRECTORIES) {
    const root = join(PROJECT_ROOT, directory);
    if (!existsSync(root)) missing.push(directory);
    else
      for (const path of metadataBelow(root)) {
        const bytes = readFileSync(join(root, path));
        const content = bytes.toString('latin1');
        if (!byContent.has(content))
          byContent.set(content, { name: `${directory}/${path}`, bytes });
      }
  }
  return { files: [...byContent.values()], missing };
}

function metadataBelow(root: string): string[] {
  return (readdirSync(root, { recursive: true }) as string[])
    .filter((path) => /(?:^|[/\\])_metadata$/.test(path))
    .sort();
}
