import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolveDifferences } from '../../../spec/profiles/difference.ts';
import { NEWEST_RELEASES } from '../../../spec/profiles/releases.ts';
import { RELEASE_FOLDERS } from './folders.ts';
import type { ReleaseFolders } from './folders.ts';

const TOPICS = Object.keys(RELEASE_FOLDERS) as (keyof ReleaseFolders)[];
const ROOT = new URL('src/releases/', import.meta.url);
const POM = readFileSync(new URL('pom.xml', import.meta.url), 'utf8');

describe('the folders of releases', () => {
  it('are all there, and each is used by a release', () => {
    expect(readdirSync(ROOT).sort()).toEqual([...TOPICS].sort());
    for (const topic of TOPICS) {
      const named = new Set(RELEASE_FOLDERS[topic].map(({ value }) => value));
      expect(readdirSync(new URL(`${topic}/`, ROOT)).sort()).toEqual([...named].sort());
    }
  });

  it.each(NEWEST_RELEASES)('hold the same classes for %s as for any other release', (release) => {
    const folders = resolveDifferences(RELEASE_FOLDERS, release);
    for (const topic of TOPICS) {
      const own = new URL(`${topic}/${folders[topic]}/savepointspec/`, ROOT);
      expect(existsSync(own), `${topic} of ${release}`).toBe(true);
      const newest = RELEASE_FOLDERS[topic].at(-1)!.value;
      const classes = classesBelow(new URL(`${topic}/${newest}/savepointspec/`, ROOT));
      expect(classesBelow(own)).toEqual(classes);
    }
  });

  it('are the source folders of the POM, which takes those of the newest release by itself', () => {
    const newest = resolveDifferences(RELEASE_FOLDERS, NEWEST_RELEASES.at(-1)!);
    for (const topic of TOPICS) {
      expect(POM).toContain(`<source>src/releases/${topic}/\${${topic}}</source>`);
      expect(POM).toContain(`<${topic}>${newest[topic]}</${topic}>`);
    }
    expect(POM.match(/<source>/g)).toHaveLength(TOPICS.length);
  });
});

function classesBelow(folder: URL): string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.java'))
    .sort();
}
