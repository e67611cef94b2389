/** A large file, of which not every corruption can be held in memory at once. */
import { shuffled } from '../packs/choose.ts';
import type { Intact } from './corruption.ts';

/** All corruptions of a file up to this size are few enough to be looked at. In bytes. */
const LARGEST_WHOLE = 16 * 1024;
/** So many bytes all corruptions of a larger file have together. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A file whose fields and operators stand in an order of chance, and how many corruptions of each kind are made of it. */
export interface Sample {
  readonly intact: Intact;
  /** Of each operator. */
  readonly most: number;
  readonly mostOfAll: number;
}

/** Whether not all corruptions of a file are made. */
export function isSampled({ length }: Uint8Array): boolean {
  return length > LARGEST_WHOLE;
}

/** What is taken of a file: all of a small one. */
export function sampled(intact: Intact, operators: number, seed: number): Sample {
  const { length } = intact.bytes;
  if (!isSampled(intact.bytes)) return { intact, most: Infinity, mostOfAll: Infinity };
  const mostOfAll = Math.max(1, Math.floor(MOST_BYTES / length));
  const most = Math.ceil(mostOfAll / operators);
  return { intact: { ...intact, fields: inPairs(intact.fields, seed) }, most, mostOfAll };
}

/** Neighbours stay together two by two, since some corruptions are of two. */
function inPairs<T>(items: readonly T[], seed: number): T[] {
  const pairs: T[][] = [];
  for (let at = 0; at < items.length; at += 2) pairs.push(items.slice(at, at + 2));
  return shuffled(pairs, seed, 0).flat();
}
