import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findProfile, PROFILE_NAMES } from '../profiles/profile.ts';
import { isWithin } from '../profiles/releases.ts';
import { RULES } from './index.ts';
import { sidesIn } from './rule.ts';

const STAGES = [
  'decode',
  'encode',
  'resolve',
  'validate',
  'register',
  'entry',
  'assign',
  'channel',
  'lifecycle',
  'open',
];

/** The files that hold a rule each: below a stage, neither tests nor the list nor shared words. */
const FILES = STAGES.flatMap((stage) =>
  readdirSync(fileURLToPath(new URL(stage, import.meta.url)))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'index.ts')
    .map((name) => `${stage}/${name.slice(0, -'.ts'.length)}`),
);

describe('the rules', () => {
  it('have their path as their ID, and no file is left out', () => {
    expect(RULES.map(({ id }) => id).sort()).toEqual(FILES.sort());
  });

  it.each(RULES)('$id has two sides or more, each once', ({ sides }) => {
    expect(sides.length).toBeGreaterThanOrEqual(2);
    expect(new Set(sides).size).toBe(sides.length);
  });

  it.each(RULES)('$id has each of its sides in a release, and never none', (rule) => {
    const releases = PROFILE_NAMES.map((name) => findProfile(name)!);
    const had = releases
      .filter(({ line }) => isWithin(line, rule))
      .map((release) => sidesIn(rule, release));
    expect(new Set(had.flat())).toEqual(new Set(rule.sides));
    expect(had.every((sides) => sides.length > 0)).toBe(true);
  });

  it.each(RULES)('$id holds for release lines that there are', ({ since, until }) => {
    expect(findProfile(`flink-${since}`)).toBeDefined();
    expect(findProfile(`flink-${until ?? since}`)).toBeDefined();
  });

  it.each(RULES)('$id says what it means in whole sentences', ({ statement }) => {
    expect(statement).toMatch(/^[A-Z].*\.$/s);
  });
});
