/**
 * The behaviour of an adapter as a text that people review: a line for each rule and for each case.
 * Lines come in the order of rules and cases, so that two baselines of one seed are compared line by line.
 */
import { createHash } from 'node:crypto';
import type { AnswerTo, Case, Question } from '../../../spec/model/case.ts';
import { meaningOf } from '../../../spec/model/comparison/index.ts';
import type { Encoded } from '../../../spec/model/outcome.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { meaningOfFile } from '../../../spec/reading/differences.ts';
import type { Reply } from '../../protocol/adapter.ts';
import type { RuleReport } from '../../report/report.ts';
import { inOneLine } from '../../report/words/visible.ts';
import { WrongUse } from '../io.ts';

/** Of which cases a baseline tells, and whose behaviour it is. */
export interface BaselineHeading {
  /** Name and version, as the adapter greeted. */
  readonly adapter: string;
  /** The exact release that it was asked and judged as. */
  readonly profile: string;
  /** The exact release that the cases were made for: a newer one has settings that others do not know. */
  readonly madeFor: string;
  readonly suiteVersion: number;
  readonly seed: number;
  /** How many cases were generated; real savepoints come on top. */
  readonly cases: number;
}

/** A baseline. */
export interface Baseline extends BaselineHeading {
  /** A line for each rule by its ID: its status and its cases by side. */
  readonly rules: ReadonlyMap<string, string>;
  /** What was answered, by the ID of the case. */
  readonly answers: ReadonlyMap<string, string>;
}

const FIRST_LINE = 'savepoint-spec baseline 1';
const DIGEST_DIGITS = 16;

/** What a reply comes to: a digest of a result, and words for the rest. */
export function answerLine(subject: Case, reply: Reply, { format }: Profile): string {
  switch (reply.kind) {
    case 'result':
      return `result ${digestOf(resultMeaning(subject, reply, format))}`;
    case 'refused':
      return `refused ${reply.refusal.code} in ${reply.refusal.stage}`;
    case 'skipped':
      return `skipped ${inOneLine(reply.why)}`.trim();
    case 'error':
      return 'error';
    case 'fault':
      return reply.fault;
  }
}

/** Whether two lines tell the same behaviour: why something is skipped is none. */
export function isSameLine(one: string, other: string): boolean {
  return one === other || (isSkip(one) && isSkip(other));
}

function isSkip(line: string): boolean {
  return line.startsWith('skipped');
}

function resultMeaning(
  subject: Case,
  answer: Extract<AnswerTo<Question>, { kind: 'result' }>,
  format: Profile['format'],
): string {
  if (subject.question === 'encode')
    return meaningOfFile(answer.result as Encoded, subject.request, format);
  return meaningOf(answer as AnswerTo<Question>, subject);
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGEST_DIGITS);
}

/** What a rule comes to. */
export function ruleLine({ status, sides, broken }: RuleReport): string {
  const counts = Object.entries(sides).map(([side, cases]) => `${side} ${cases}`);
  return `${status}${broken === 0 ? '' : ` in ${broken}`}: ${counts.join(', ')}`;
}

/** The text of a baseline. */
export function baselineText({ rules, answers, ...heading }: Baseline): string {
  const { adapter, profile, madeFor, suiteVersion, seed, cases } = heading;
  const lines = [
    FIRST_LINE,
    `adapter ${inOneLine(adapter)}`,
    `profile ${profile}`,
    `made-for ${madeFor}`,
    `suite ${suiteVersion}`,
    `seed ${seed}`,
    `cases ${cases}`,
    '',
    ...Array.from(rules, ([id, line]) => `rule ${id} ${line}`),
    '',
    ...Array.from(answers, ([id, line]) => `case ${id} ${line}`),
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * A baseline from its text.
 *
 * @throws WrongUse which names the file and the line
 */
export function readBaseline(text: string, file: string): Baseline {
  const heading = new Map<string, string>();
  const rules = new Map<string, string>();
  const answers = new Map<string, string>();
  const parts: Readonly<Record<string, Map<string, string>>> = { rule: rules, case: answers };
  const [first, ...lines] = text.split(/\r?\n/);
  const wrong = (line: number, why: string): WrongUse =>
    new WrongUse(`${file} is no baseline: line ${line} ${why}`);
  if (first !== FIRST_LINE) throw wrong(1, `is not '${FIRST_LINE}'`);
  lines.forEach((line, index) => {
    if (line === '') return;
    const match =
      /^(adapter|profile|made-for|suite|seed|cases) (.+)$|^(rule|case) (\S+) (.+)$/.exec(line);
    if (match === null) throw wrong(index + 2, `says nothing that is known: ${line.slice(0, 80)}`);
    const [, field, value, part, id, said] = match;
    const target = field === undefined ? parts[part!]! : heading;
    const key = field ?? id!;
    if (target.has(key)) throw wrong(index + 2, `speaks of ${key} once more`);
    target.set(key, value ?? said!);
  });
  const number = (field: string): number => {
    const digits = heading.get(field) ?? '';
    if (!/^\d{1,10}$/.test(digits))
      throw new WrongUse(`${file} is no baseline: it lacks its ${field}`);
    return Number(digits);
  };
  return {
    adapter: heading.get('adapter') ?? '',
    profile: heading.get('profile') ?? '',
    madeFor: heading.get('made-for') ?? '',
    suiteVersion: number('suite'),
    seed: number('seed'),
    cases: number('cases'),
    rules,
    answers,
  };
}
