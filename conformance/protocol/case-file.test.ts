import { describe, expect, it } from 'vitest';
import { findProfile } from '../../spec/profiles/profile.ts';
import { FLINK_2_3, restoreCase, snapshot, vertex } from '../../spec/testing/small-case.ts';
import { generateCases } from '../generate/index.ts';
import { caseFileText, NotACaseFile, readCaseFile } from './case-file.ts';

describe('a case file', () => {
  it.each(['flink-2.3', 'flink-1.15', 'flink-1.11'])('keeps generated cases of %s', (name) => {
    const profile = findProfile(name)!;
    for (const subject of generateCases({ seed: 11, count: 300, profile })) {
      const text = caseFileText({ profile: profile.id, case: subject });
      expect(caseFileText(readCaseFile(text))).toBe(text);
    }
  });

  it('keeps strings with lone surrogates, and the largest ID', () => {
    const subject = restoreCase(snapshot([], { checkpointId: 9_223_372_036_854_775_807n }), {
      vertices: [vertex(1, { name: '\ud800 \0 €' })],
    });
    const content = { profile: FLINK_2_3.id, case: subject };
    expect(readCaseFile(caseFileText(content))).toEqual(content);
  });

  it.each([
    ['', 'not JSON'],
    ['{}', 'schemaVersion'],
    [
      caseFileText({ profile: 'flink-2.3.0', case: restoreCase(null) }).replace(
        '"NO_CLAIM"',
        '"NO"',
      ),
      '/case/request/settings/claimMode',
    ],
  ])('refuses another text: %#', (text, reason) => {
    expect(() => readCaseFile(text)).toThrow(NotACaseFile);
    expect(() => readCaseFile(text)).toThrow(reason);
  });
});
