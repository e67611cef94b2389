import { describe, expect, it } from 'vitest';
import { keyedHandleClass } from '../../../spec/model/backend.ts';
import type { OpenCase } from '../../../spec/model/case.ts';
import { findProfile, PROFILE_NAMES } from '../../../spec/profiles/profile.ts';
import { generateCases } from '../stream.ts';

function openCases(name: string): OpenCase[] {
  const profile = findProfile(name)!;
  const all = [...generateCases({ seed: 3, count: 1_500, profile })];
  return all.filter((one) => one.question === 'open');
}

describe.each(PROFILE_NAMES)('cases of the question open for %s', (name) => {
  const cases = openCases(name);
  const { backends } = findProfile(name)!;

  it('ask every backend that the release ships, and no other', () => {
    const asked = new Set(cases.map(({ request }) => request.backend));
    expect([...asked].sort()).toEqual([...backends.available].sort());
  });

  it('hold no changelog where the release knows none', () => {
    const classes = new Set(cases.flatMap(({ request }) => request.handles.map(keyedHandleClass)));
    expect(classes.has('changelog')).toBe(backends.changelog !== 'absent');
  });

  it('hold up to three handles, each with its own key groups', () => {
    const counts = new Set(cases.map(({ request }) => request.handles.length));
    expect(counts).toEqual(new Set([0, 1, 2, 3]));
    for (const { request } of cases) {
      const ranges = request.handles.map(({ range }) => `${range.start}-${range.end}`);
      expect(new Set(ranges).size).toBe(ranges.length);
    }
  });
});
