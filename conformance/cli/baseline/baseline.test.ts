import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../../spec/model/case.ts';
import { findProfile } from '../../../spec/profiles/profile.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { generateCases } from '../../generate/index.ts';
import type { Reply } from '../../protocol/adapter.ts';
import { differencesOfReplies } from '../../runner/differ.ts';
import { command } from '../testing/command.ts';
import { answerLine, baselineText, readBaseline } from './baseline.ts';
import type { Baseline } from './baseline.ts';
import { movedBetween } from './moved-between.ts';
import { moveOf, referenceAs } from './moves.ts';

const [OLD, NEW] = [findProfile('flink-2.2.0')!, findProfile('flink-2.3.0')!];

let root = '';
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), 'baseline-'))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a line of a baseline', () => {
  it('is the same exactly where two answers have no difference', () => {
    const profiles = ['flink-1.11.6', 'flink-1.15.4', 'flink-2.0.2', 'flink-2.3.0'].map((name) =>
      findProfile(name)!,
    );
    let alike = 0;
    let unlike = 0;
    for (const subject of generateCases({ seed: 7, count: 150, profile: NEW })) {
      const own = referenceAs(NEW, subject);
      for (const profile of profiles) {
        const reply: Reply = referenceAs(profile, subject);
        if (reply.kind === 'skipped' || own.kind === 'skipped') continue;
        const isSame = differencesOfReplies(subject, own, reply, NEW).length === 0;
        // Offsets and effects of refusals are no part of a line.
        if (!isSame && own.kind === 'refused' && reply.kind === 'refused') continue;
        expect(answerLine(subject, reply, NEW) === answerLine(subject, own, NEW), subject.id).toBe(
          isSame,
        );
        if (isSame) alike += 1;
        else unlike += 1;
      }
    }
    expect([alike > 100, unlike > 40]).toEqual([true, true]);
  });

  it('says in words what is no result', () => {
    const [subject] = generateCases({ seed: 7, count: 1, profile: NEW });
    const line = (reply: Reply) => answerLine(subject!, reply, NEW);
    expect(
      line({ kind: 'refused', refusal: { code: 'MAGIC_UNEXPECTED', stage: 'decode', offset: 0n } }),
    ).toBe('refused MAGIC_UNEXPECTED in decode');
    expect(line({ kind: 'skipped', why: 'not\nbuilt' })).toBe('skipped not ⏎ built');
    expect(line({ kind: 'fault', fault: 'timed out', message: 'x' })).toBe('timed out');
  });
});

const HEADING = {
  adapter: 'a 1',
  profile: 'flink-2.3.0',
  madeFor: 'flink-2.3.0',
  suiteVersion: 1,
  seed: 7,
  cases: 2,
};
const RULES = new Map([['a/b', 'held: x 1, y 2']]);

describe('the text of a baseline', () => {
  const text = baselineText({
    ...HEADING,
    rules: RULES,
    answers: new Map([['decode/s7/000000', 'error']]),
  });

  it('is read as it was written', () => {
    expect(baselineText(readBaseline(text, 'f'))).toBe(text);
  });

  it.each([
    ['something else', 'hello', 'line 1 is not'],
    ['a line that says nothing', `${text}wat\n`, 'line 12 says nothing that is known: wat'],
    [
      'a case twice',
      `${text}case decode/s7/000000 error\n`,
      'line 12 speaks of decode/s7/000000 once more',
    ],
    ['no seed', text.replace('seed 7\n', ''), 'it lacks its seed'],
  ])('is refused where it is %s', (_, wrong, told) => {
    expect(() => readBaseline(wrong, 'f')).toThrow(told);
  });
});

describe('the trend over baselines', () => {
  const of = (answers: Readonly<Record<string, string>>, seed = 7): Baseline => ({
    ...HEADING,
    seed,
    rules: RULES,
    answers: new Map(Object.entries(answers)),
  });

  it('counts what is answered otherwise, new and gone; a skip with another reason is neither', () => {
    const before = of({ a: 'error', b: 'skipped x', c: 'result 1', d: 'result 2' });
    const after = of({ a: 'result 0', b: 'skipped y', c: 'result 1', e: 'error' });
    expect(movedBetween(before, after)).toEqual({ changed: 1, added: 1, missing: 1 });
    expect(movedBetween(before, of({}, 8))).toBeNull();
  });

  it('is shown by report, without a report too', async () => {
    const files = ['one.txt', 'two.txt'].map((name) => join(root, name));
    writeFileSync(files[0]!, baselineText(of({ a: 'error', b: 'result 1' })));
    writeFileSync(files[1]!, baselineText(of({ a: 'result 0', b: 'result 1' })));
    const html = join(root, 'trend.html');
    const { exitCode } = await command('report', '--baseline', ...files, '--html', html);
    expect(exitCode).toBe(0);
    expect(readFileSync(html, 'utf8')).toContain('1 answered otherwise, 0 new, 0 gone');
    const nothing = await command('report', '--html', html);
    expect([nothing.exitCode, nothing.err.join()]).toEqual([
      2,
      expect.stringContaining('--baseline'),
    ]);
  });
});

describe('what moved', () => {
  /** A case that the reference answers otherwise as the newer release. */
  function telling(madeFor: Profile): Case {
    for (const subject of generateCases({ seed: 7, count: 3_000, profile: madeFor })) {
      const [before, after] = [referenceAs(OLD, subject), referenceAs(NEW, subject)];
      if (answerLine(subject, before, OLD) !== answerLine(subject, after, NEW)) return subject;
    }
    throw new Error('no case tells the releases apart');
  }

  it('is told by the behaviour in which two releases differ, in Flink’s words', () => {
    const subject = telling(NEW);
    const before = answerLine(subject, referenceAs(OLD, subject), OLD);
    const move = moveOf(subject, referenceAs(NEW, subject), before, {
      from: OLD,
      to: NEW,
      madeFor: NEW,
    });
    expect(move.reason).toBe(
      'channels.recoversOutputDownstream is true in flink-2.3.0, and was false',
    );
    expect(move.differences).not.toEqual([]);
  });

  it('is told by the rule that the answer breaks, or by the place that differs', () => {
    const subject = [...generateCases({ seed: 7, count: 500, profile: NEW })].find(
      (each) =>
        each.question === 'restore' &&
        each.request.entryPoint === 'restoreSavepoint' &&
        referenceAs(NEW, each).kind === 'result',
    );
    const own = referenceAs(NEW, subject!);
    const before = answerLine(subject!, own, NEW);
    const moved = (result: object) =>
      moveOf(subject!, { ...own, result } as Reply, before, { from: NEW, to: NEW, madeFor: NEW });
    const { result } = own as unknown as {
      result: { nextCheckpointId: bigint; vertices: object[] };
    };
    expect(moved({ ...result, nextCheckpointId: 4n })).toMatchObject({
      reason: 'rule register/counter-goes-on',
      differences: [
        { path: 'result.nextCheckpointId', left: String(result.nextCheckpointId), right: '4' },
      ],
    });
    expect(moved({ ...result, colour: 'red' }).reason).toBe('restore: result.colour');
    const unknown = moveOf(subject!, own, 'result 0000', { from: NEW, to: NEW, madeFor: NEW });
    expect([unknown.reason, unknown.differences]).toEqual(['restore: a result, now a result', []]);
  });
});

describe('baseline record and check', () => {
  it('tell what moved, and nothing else', async () => {
    const file = join(root, 'deep', 'baseline.txt');
    const recorded = await command(
      'baseline',
      'record',
      file,
      '--adapter',
      'reference',
      '--cases',
      '30',
    );
    expect([recorded.exitCode, recorded.err]).toEqual([0, []]);
    // As if it had been recorded of an older version.
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(/^(case decode\/\S+) .*$/m, '$1 refused MAGIC_UNEXPECTED in decode'),
    );
    const moved = await command('baseline', 'check', file, '--adapter', 'reference', '--json');
    expect(moved.exitCode).toBe(1);
    expect(JSON.parse(moved.out[0]!)).toMatchObject({
      moved: [{ reason: 'decode: refused MAGIC_UNEXPECTED in decode, now a result', count: 1 }],
      rules: [],
      missing: [],
      added: [],
    });
    writeFileSync(file, text.replace(/^suite 1$/m, 'suite 99'));
    const other = await command('baseline', 'check', file, '--adapter', 'reference');
    expect([other.exitCode, other.err.join()]).toEqual([
      2,
      expect.stringContaining('record it anew'),
    ]);
  }, 120_000);
});
