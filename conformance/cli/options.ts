/** Options that mean the same in every command. */
import type { Command } from 'commander';
import picomatch from 'picomatch';
import { DEFAULT_PROFILE } from '../../spec/profiles/profile.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import type { ShrinkBudget } from '../generate/index.ts';
import { DEFAULT_LIMITS } from '../protocol/limits.ts';
import type { Limits } from '../protocol/limits.ts';
import type { Wire } from '../protocol/wire/to-wire.ts';
import { WrongUse } from './io.ts';

/** Seeds are 32 bits. */
const MAX_SEED = 0xffff_ffff;

/** The most cases of one run. */
export const MAX_CASES = 1_000_000_000;

/** `--seed`: the given one, or one of today's chance. */
export function seedOf(text?: string): number {
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
export function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

/** More lanes than that no machine has cores for. */
const MAX_JOBS = 256;

/** `-j`. */
export function jobsOf(text: string): number {
  const jobs = wholeNumber(text, '-j', MAX_JOBS);
  if (jobs === 0) throw new WrongUse(`-j takes a whole number from 1 to ${MAX_JOBS}.`);
  return jobs;
}

/** `--shard`: the index is 1 or more, and not above the count. */
export function shardOf(text: string | undefined): { index: number; count: number } | null {
  if (text === undefined) return null;
  const match = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text);
  const [index, count] = match === null ? [0, 0] : [Number(match[1]), Number(match[2])];
  if (index === 0 || index > count) {
    throw new WrongUse('--shard takes the number of a part and how many there are, such as 1/4.');
  }
  return { index, count };
}

/** The most tries of a shrink budget. */
const MAX_TRIES = 1_000_000;

/** `--shrink`: a number of tries, or a time. */
export function shrinkBudgetOf(text: string | undefined, byDefault: ShrinkBudget): ShrinkBudget {
  if (text === undefined) return byDefault;
  if (/^\d/.test(text) && !/^\d+$/.test(text)) {
    return { maxTries: Infinity, maxMilliseconds: timeOf(text, '--shrink') };
  }
  return { maxTries: wholeNumber(text, '--shrink', MAX_TRIES), maxMilliseconds: Infinity };
}

/** No timer of Node waits longer. */
const MOST_MILLISECONDS = 2_147_483_647;

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };

/** A time such as 300ms, 10s or 2m, in milliseconds. */
export function timeOf(text: string, option: string): number {
  const match = /^(\d{1,6})(ms|s|m)$/.exec(text);
  const milliseconds = match === null ? 0 : Number(match[1]) * UNITS[match[2]!]!;
  if (milliseconds === 0 || milliseconds > MOST_MILLISECONDS)
    throw new WrongUse(`${option} takes a time such as 300ms, 10s or 2m.`);
  return milliseconds;
}

const SIZES: Readonly<Record<string, number>> = { KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

/** A size such as 64MiB, in bytes. */
function sizeOf(text: string, option: string, maxBytes = Number.MAX_SAFE_INTEGER): number {
  const match = /^(\d{1,6})(KiB|MiB|GiB)$/.exec(text);
  const bytes = match === null ? 0 : Number(match[1]) * SIZES[match[2]!]!;
  if (bytes === 0 || bytes > maxBytes)
    throw new WrongUse(
      `${option} takes a size such as 512KiB, 64MiB or 2GiB${maxBytes < 2 ** 40 ? `, 64MiB at most` : ''}.`,
    );
  return bytes;
}

/** The options that bound an adapter. */
export interface LimitFlags {
  readonly timeout: string;
  readonly startTimeout?: string;
  readonly maxMessage?: string;
  readonly maxStderr?: string;
  readonly maxMemory?: string;
}

/** What an adapter is held to. */
export function limitsOf(flags: LimitFlags): Limits {
  const { startTimeout, maxMessage, maxStderr, maxMemory } = flags;
  const { startMilliseconds, maxMessageBytes, maxStderrBytes, maxMemoryBytes } = DEFAULT_LIMITS;
  return {
    answerMilliseconds: timeOf(flags.timeout, '--timeout'),
    startMilliseconds:
      startTimeout === undefined ? startMilliseconds : timeOf(startTimeout, '--start-timeout'),
    // The protocol allows no longer one.
    maxMessageBytes:
      maxMessage === undefined
        ? maxMessageBytes
        : sizeOf(maxMessage, '--max-message', maxMessageBytes),
    maxStderrBytes: maxStderr === undefined ? maxStderrBytes : sizeOf(maxStderr, '--max-stderr'),
    maxMemoryBytes: maxMemory === undefined ? maxMemoryBytes : sizeOf(maxMemory, '--max-memory'),
  };
}

/** `--wire`. */
export function wireOf(text: string): Wire {
  if (text !== 'msgpack' && text !== 'ndjson') {
    throw new WrongUse('--wire takes msgpack or ndjson.');
  }
  return text;
}

/** Gives a command the options that say how to talk to an adapter. */
export function withSessionOptions(command: Command): Command {
  return command
    .option(...OPTION_TEXTS.timeout)
    .option(...OPTION_TEXTS.startTimeout)
    .option(...OPTION_TEXTS.maxMessage)
    .option(...OPTION_TEXTS.maxStderr)
    .option(...OPTION_TEXTS.maxMemory)
    .option(...OPTION_TEXTS.wire);
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
  dialect: [
    '--dialect <file>',
    'where the adapter differs from its release on purpose: see docs/results.md',
  ],
  timeout: ['--timeout <time>', 'how long an adapter may owe answers in silence', DEFAULT_TIMEOUT],
  startTimeout: ['--start-timeout <time>', 'how long an adapter may take to greet (default: 60s)'],
  maxMessage: ['--max-message <size>', 'the longest message of an adapter (default: 64MiB)'],
  maxStderr: [
    '--max-stderr <size>',
    'the most on standard error between two answers (default: 64MiB)',
  ],
  maxMemory: ['--max-memory <size>', 'the most memory of an adapter, on Linux (default: 4GiB)'],
  wire: ['--wire <wire>', 'how to talk to a program: msgpack or ndjson', DEFAULT_WIRE],
} as const;
