import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProcess } from '../../conformance/adapters/in-process.ts';
import { REFERENCE } from '../../conformance/adapters/reference/answer.ts';
import { HAZARDS } from '../../spec/hazards/index.ts';
import { isWithin, NEWEST_RELEASES } from '../../spec/profiles/releases.ts';
import { profile } from '../../spec/testing/small-case.ts';
import { isShown } from './ask.ts';
import { pagesOf, WITNESSED, witnessedIn } from './pages.ts';

const REFERENCE_SESSION = inProcess('reference', 'test', REFERENCE);

const witnessed = witnessedIn(readFileSync(WITNESSED, 'utf8'));

describe.each(HAZARDS.map((hazard) => [hazard.id, hazard] as const))('%s', (id, hazard) => {
  const said = NEWEST_RELEASES.filter((release) => isWithin(release, hazard));

  it('shows in the reference for the releases that it is said to be in', async () => {
    const shown: string[] = [];
    const skipped: string[] = [];
    for (const release of NEWEST_RELEASES) {
      const shows = await isShown(hazard, REFERENCE_SESSION, profile(`flink-${release}`));
      if (shows === null) skipped.push(release);
      else if (shows) shown.push(release);
    }
    expect(shown).toEqual(said.filter((release) => !skipped.includes(release)));
    expect(shown).not.toEqual([]);
  });

  it('was seen on every real line that it is said to be in, and on no other', () => {
    expect(witnessed[id]).toEqual(
      Object.fromEntries(NEWEST_RELEASES.map((release) => [release, said.includes(release)])),
    );
  });
});

describe('docs/findings', () => {
  it('is what the hazards give', () => {
    for (const [file, text] of pagesOf(witnessed)) expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
