/** Which pages are not what the code makes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PROJECT_ROOT } from '../project-root.ts';
import { RULE_PAGES } from './pages.ts';

/** Pages that are missing, that hold another text, and pages of rules that there are no more. */
export function staleFiles(pages: ReadonlyMap<string, string>): readonly string[] {
  const changed = Array.from(pages)
    .filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
    .map(([file]) => file);
  const surplus = filesBelow(RULE_PAGES).filter((file) => !pages.has(file));
  return [...changed, ...surplus].map((file) => relative(PROJECT_ROOT, file)).toSorted();
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
