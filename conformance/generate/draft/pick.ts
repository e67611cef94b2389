/** Weighted choice. */
import { constant, integer, oneof } from 'fast-check';
import type { Arbitrary } from 'fast-check';

/** How often each of some names is drawn, 0 for never; the first name is what shrinking tends to. */
export type Weights<Name extends string> = Readonly<Partial<Record<Name, number>>>;

/** One of the names, as often as it weighs. Weights are small whole numbers. */
export function pickName<Name extends string>(weights: Weights<Name>): Arbitrary<Name> {
  return pickOf(Object.entries(weights) as [Name, number][]);
}

/** One of the values, as often as it weighs. Shrinks towards the first. */
export function pickOf<T>(entries: readonly (readonly [T, number])[]): Arbitrary<T> {
  const tickets = entries.flatMap(([value, weight]) => Array.from({ length: weight }, () => value));
  if (tickets.length === 0) throw new Error('nothing to pick from: every weight is 0');
  return integer({ min: 0, max: tickets.length - 1 }).map((ticket) => tickets[ticket]!);
}

/** True in so many of a hundred cases. Shrinks to false. */
export function percent(share: number): Arbitrary<boolean> {
  return integer({ min: 0, max: 99 }).map((ticket) => ticket >= 100 - share);
}

/** Drawn in so many of a hundred cases, otherwise the given value, which is what it shrinks to. */
export function sometimes<T, Otherwise>(
  share: number,
  arbitrary: Arbitrary<T>,
  otherwise: Otherwise,
): Arbitrary<T | Otherwise> {
  if (share === 0) return constant(otherwise);
  return oneof(
    { withCrossShrink: true },
    { weight: 100 - share, arbitrary: constant(otherwise) },
    { weight: share, arbitrary },
  );
}
