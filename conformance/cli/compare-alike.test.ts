/** What `compare` finds where both answer alike and a rule does not hold. */
import { describe, expect, it } from 'vitest';
import { inProcess } from '../adapters/in-process.ts';
import { REFERENCE } from '../adapters/reference/answer.ts';
import { generateCases } from '../generate/index.ts';
import { compare } from '../runner/compare.ts';
import { DEFAULT_PROFILE, findProfile } from '../../spec/profiles/profile.ts';
import { broken } from '../../spec/rules/rule.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import { linesOf, jsonOf } from './compare/print-comparison.ts';
import { adapterNamed } from './adapter-option.ts';

const profile = findProfile(DEFAULT_PROFILE)!;

const WRONG: Rule = {
  id: 'decode/nothing-can-be-read',
  question: 'decode',
  statement: 'Every file is refused.',
  matters: 'It does not.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['Nothing#atAll'],
  covers: [],
  sides: ['any', 'none'],
  side: () => 'any',
  judge: (_subject, { kind }) =>
    kind === 'result' ? broken('a refusal', 'a result') : { kind: 'held' },
};

const reference = () => inProcess('reference', '0', REFERENCE);

async function comparedBy(rules: readonly Rule[]) {
  const compared = await compare({
    pair: { left: reference(), right: reference(), profile, rules },
    cases: generateCases({ seed: 7, count: 60, profile }),
    shrink: async (id, stillFails) => {
      const subject = [...generateCases({ seed: 7, count: 60, profile })].find(
        (one) => one.id === id,
      )!;
      await stillFails(subject);
      return subject;
    },
    known: new Set(),
  });
  const groups = compared.groups.map((group) => ({
    group,
    explanation: undefined,
    opinions: null,
  }));
  return { ...compared, groups, profile, adapter: adapterNamed('reference'), stale: [] };
}

describe('two adapters that answer alike', () => {
  it('both break a rule that does not hold', async () => {
    const compared = await comparedBy([WRONG]);
    const breaking = compared.groups[0]!.group.count;
    expect(jsonOf(compared)).toMatchObject({
      agreed: 60 - breaking,
      differing: 0,
      breaking,
      differences: [
        {
          kind: `both break ${WRONG.id}`,
          differences: [],
          breach: { expected: 'a refusal', seen: 'a result' },
        },
      ],
    });
    const lines = linesOf(compared, { timeout: '1s', wire: 'msgpack' });
    expect(lines).toContain('  expected  a refusal');
    expect(lines.at(-1)).toContain(
      `: ${60 - breaking} alike, 0 differ, ${breaking} alike but break a rule, 0 skipped`,
    );
  });

  it('break no rule of our own making', async () => {
    const { groups, agreed } = await comparedBy([{ ...WRONG, origin: 'ours' }]);
    expect({ groups, agreed }).toEqual({ groups: [], agreed: 60 });
  });
});
