import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolveDifferences } from '../../spec/profiles/difference.ts';
import { GOLDEN_FOLDERS, GOLDEN_JARS } from './folders.ts';
import type { GoldenFolders } from './folders.ts';
import { GOLDEN_RELEASES } from './releases.ts';

const TOPICS = Object.keys(GOLDEN_FOLDERS) as (keyof GoldenFolders)[];
const ROOT = new URL('src/releases/', import.meta.url);
const POM = readFileSync(new URL('pom.xml', import.meta.url), 'utf8');

describe('the folders of releases', () => {
  it('are all there, and each is used by a release', () => {
    expect(readdirSync(ROOT).sort()).toEqual([...TOPICS].sort());
    for (const topic of TOPICS) {
      const used = GOLDEN_RELEASES.map(
        (release) => resolveDifferences(GOLDEN_FOLDERS, release)[topic],
      );
      expect(readdirSync(new URL(`${topic}/`, ROOT)).sort()).toEqual([...new Set(used)].sort());
    }
  });

  it('are, with the jars, properties of the POM, which takes those of the newest release by itself', () => {
    const newest = GOLDEN_RELEASES.at(-1)!;
    const folders = resolveDifferences(GOLDEN_FOLDERS, newest);
    for (const topic of TOPICS) {
      expect(POM).toContain(`<source>src/releases/${topic}/\${${topic}}</source>`);
      expect(POM).toContain(`<${topic}>${folders[topic]}</${topic}>`);
    }
    expect(POM.match(/<source>/g)).toHaveLength(TOPICS.length);
    for (const [name, value] of Object.entries(resolveDifferences(GOLDEN_JARS, newest))) {
      expect(POM).toContain(`<${name}>${value}</${name}>`);
    }
  });
});
