/** Options that mean the same in every command. */
import picomatch from 'picomatch';
import { DEFAULT_PROFILE } from '../../spec/profiles/profile.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import type { Wire } from '../protocol/wire/to-wire.ts';
import type { Patience } from '../runner/process/conversation.ts';
import { WrongUse } from './io.ts';

/** Seeds are 32 bits. */
const MAX_SEED = 0xffff_ffff;

/** The most cases of one run. */
const MAX_CASES = 1_000_000_000;

/** `--seed`: the given one, or one of today's chance. */
export function seedOf(text: string | undefined): number {
  if (text === undefined) return Math.floor(Math.random() * (MAX_SEED + 1));
  return wholeNumber(text, '--seed', MAX_SEED);
}

/** `--cases`. */
export function casesOf(text: string): number {
  return wholeNumber(text, '--cases', MAX_CASES);
}

/** A whole number from 0 to a bound. */
export function wholeNumber(text: string, option: string, max: number): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (!(number <= max)) throw new WrongUse(`${option} takes a whole number from 0 to ${max}.`);
  return number;
}

/** `--rule`: the rules that one of the globs names. */
export function selectedRules(rules: readonly Rule[], globs: readonly string[]): readonly Rule[] {
  if (globs.length === 0) return rules;
  for (const glob of globs) {
    if (!rules.some(({ id }) => picomatch.isMatch(id, glob))) {
      throw new WrongUse(`No rule matches '${glob}'. \`savepoint-spec rules\` lists them.`);
    }
  }
  return rules.filter(({ id }) => picomatch.isMatch(id, [...globs]));
}

/** For options that may be given more than once. */
export function collect(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}

/** How long an adapter may take to greet: a JVM that loads Flink takes seconds on a busy machine. */
const START_MILLISECONDS = 60_000;

/** No timer of Node waits longer. */
const MOST_MILLISECONDS = 2_147_483_647;

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };

/** `--timeout`: how long an adapter may be silent while it owes answers. */
export function patienceOf(text: string): Patience {
  const match = /^(\d{1,6})(ms|s|m)$/.exec(text);
  const milliseconds = match === null ? 0 : Number(match[1]) * UNITS[match[2]!]!;
  if (milliseconds === 0 || milliseconds > MOST_MILLISECONDS)
    throw new WrongUse('--timeout takes a time such as 300ms, 10s or 2m.');
  return { startMilliseconds: START_MILLISECONDS, answerMilliseconds: milliseconds };
}

/** `--wire`. */
export function wireOf(text: string): Wire {
  if (text !== 'msgpack' && text !== 'ndjson') {
    throw new WrongUse('--wire takes msgpack or ndjson.');
  }
  return text;
}

export const DEFAULT_TIMEOUT = '10s';
export const DEFAULT_WIRE: Wire = 'msgpack';

/** The texts of the shared options. */
export const OPTION_TEXTS = {
  adapter: [
    '--adapter <adapter>',
    'reference, flink@VERSION, mutant:ID, or a command line, split as a shell splits words, without a shell',
  ],
  profile: ['--profile <name>', `the Flink release to judge by (default: ${DEFAULT_PROFILE})`],
  seed: ['--seed <number>', 'the seed of the cases (default: a new one, which is printed)'],
  rule: ['--rule <glob>', "only these rules, such as 'validate/*'; may be given more than once"],
  out: ['--out <dir>', 'where the report goes'],
  json: ['--json', 'one JSON object a line'],
  timeout: ['--timeout <time>', 'how long an adapter may owe answers in silence', DEFAULT_TIMEOUT],
  wire: ['--wire <wire>', 'how to talk to a program: msgpack or ndjson', DEFAULT_WIRE],
} as const;
