import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findProfile } from '../../spec/profiles/profile.ts';
import { packageFile } from './package-root.ts';
import { findCase } from './suite.ts';

const README = readFileSync(packageFile('README.md'), 'utf8');

it('names cases that there are', () => {
  const ids = [...README.matchAll(/\b(?:restore|decode|encode|open)\/s\d+\/[\d:]+/g)].flat();
  expect(ids.length).toBeGreaterThan(2);
  const profile = findProfile('flink-2.3')!;
  expect(ids.filter((id) => findCase(id, profile) === null)).toEqual([]);
});

it('names savepoints that there are', () => {
  const paths = [...README.matchAll(/\bfixtures\/golden\/[^\s:`]+/g)].flat();
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !existsSync(packageFile(path)))).toEqual([]);
});
