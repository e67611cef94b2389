/**
 * A run's cases in blocks, the unit in which they are given out, and in which shards take turns. Which
 * case has which place hangs on seed and number of cases alone.
 */
import type { Profile } from '../../../spec/profiles/profile.ts';
import { generateCases, questionAt } from '../../generate/index.ts';
import type { Block, PlacedCase } from '../../runner/lane.ts';
import { casesOfSavepoint, savepointCount } from '../suite.ts';

/** How many generated cases a block has. One of real cases has those of one savepoint. */
const BLOCK_CASES = 16;

/** More than any savepoint has cases. */
const SAVEPOINT_PLACES = 1_000;

/** A part of a run's cases: the `index`th of `count`, from 1 on. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Which cases a run has. */
export interface CasesOfRun {
  readonly seed: number;
  /** How many are generated, whatever they ask. */
  readonly cases: number;
  readonly profile: Profile;
  /** What is asked; other cases are left out. */
  readonly questions: ReadonlySet<string>;
}

/** The cases of a block that are not judged yet. No other is made where it is generated. */
export function* casesOfBlock(
  { seed, cases, profile, questions }: CasesOfRun,
  { number, judged }: Block,
): Generator<PlacedCase, void, undefined> {
  const { first, count, isGenerated } = placesOf(cases, number);
  if (!isGenerated) {
    const all = casesOfSavepoint(number - generatedBlocks(cases), profile);
    if (all.length > SAVEPOINT_PLACES) throw new Error(`block ${number} has too many cases`);
    for (const [place, subject] of all.entries()) {
      const position = first + place;
      if (questions.has(subject.question) && !judged.includes(position))
        yield { position, subject };
    }
    return;
  }
  for (let position = first; position < first + count; position++) {
    if (!questions.has(questionAt(position)) || judged.includes(position)) continue;
    const [subject] = generateCases({ seed, profile, first: position, count: 1 });
    yield { position, subject: subject! };
  }
}

/** Where a block's cases stand. */
interface Places {
  readonly first: number;
  readonly count: number;
  readonly isGenerated: boolean;
}

function generatedBlocks(cases: number): number {
  return Math.ceil(cases / BLOCK_CASES);
}

function placesOf(cases: number, number: number): Places {
  const blocks = generatedBlocks(cases);
  if (number < blocks) {
    const first = number * BLOCK_CASES;
    return { first, count: Math.min(BLOCK_CASES, cases - first), isGenerated: true };
  }
  const first = cases + (number - blocks) * SAVEPOINT_PLACES;
  return { first, count: SAVEPOINT_PLACES, isGenerated: false };
}

/** The block of a place. */
function blockAt(cases: number, position: number): number {
  return position < cases
    ? Math.floor(position / BLOCK_CASES)
    : generatedBlocks(cases) + Math.floor((position - cases) / SAVEPOINT_PLACES);
}

/** Which places are judged already, block by block. */
export class Judged {
  readonly #cases: number;
  readonly #blocks = new Map<number, number[]>();

  constructor({ cases }: Pick<CasesOfRun, 'cases'>) {
    this.#cases = cases;
  }

  add(position: number): void {
    const block = blockAt(this.#cases, position);
    const places = this.#blocks.get(block);
    if (places === undefined) this.#blocks.set(block, [position]);
    else places.push(position);
  }

  of(block: number): readonly number[] {
    return this.#blocks.get(block) ?? [];
  }
}

/** The blocks of a run, or of one of its shards, that are not judged to the end. */
export function* blocksOf(
  { cases, questions }: Pick<CasesOfRun, 'cases' | 'questions'>,
  shard: Shard | null,
  judged: Judged,
): Generator<Block, void, undefined> {
  const blocks = generatedBlocks(cases) + savepointCount();
  for (let number = 0; number < blocks; number++) {
    if (shard !== null && number % shard.count !== shard.index - 1) continue;
    const done = judged.of(number);
    if (!isWhole(placesOf(cases, number), done, questions)) yield { number, judged: done };
  }
}

/** Cases of real savepoints are not counted without making them: those blocks are looked through again. */
function isWhole(
  { first, count, isGenerated }: Places,
  judged: readonly number[],
  questions: ReadonlySet<string>,
): boolean {
  if (!isGenerated || judged.length === 0) return false;
  let asked = 0;
  for (let at = first; at < first + count; at++) if (questions.has(questionAt(at))) asked++;
  return judged.length === asked;
}
