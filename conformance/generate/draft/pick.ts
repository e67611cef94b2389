/** Weighted choice. */
import { Arbitrary, constant, oneof, record, Stream, Value } from 'fast-check';
import type { Random } from 'fast-check';

/** How often each of some names is drawn, 0 for never; the first name is what shrinking tends to. */
export type Weights<Name extends string> = Readonly<Partial<Record<Name, number>>>;

/**
 * One of some values. A value's context is its place among them, and it shrinks to those before it,
 * the first of all first: so no value is offered in its own place, whatever the weights.
 */
class WeightedChoice<T> extends Arbitrary<T> {
  readonly #values: readonly T[];
  /** For each ticket the place of the value that it draws. */
  readonly #places: readonly number[];

  constructor(entries: readonly (readonly [T, number])[]) {
    super();
    const drawn = entries.filter(([, weight]) => weight > 0);
    if (drawn.length === 0) throw new Error('nothing to pick from: every weight is 0');
    this.#values = drawn.map(([value]) => value);
    this.#places = drawn.flatMap(([, weight], place) =>
      Array.from({ length: weight }, () => place),
    );
  }

  override generate(random: Random): Value<T> {
    return this.#at(this.#places[random.nextInt(0, this.#places.length - 1)]!);
  }

  override canShrinkWithoutContext(_value: unknown): _value is T {
    return false;
  }

  override shrink(_value: T, context: unknown): Stream<Value<T>> {
    const places = typeof context === 'number' ? context : 0;
    return Stream.of(...Array.from({ length: places }, (_, place) => this.#at(place)));
  }

  #at(place: number): Value<T> {
    return new Value(this.#values[place]!, place);
  }
}

/** One of the names, as often as it weighs. Weights are small whole numbers. */
export function pickName<Name extends string>(weights: Weights<Name>): Arbitrary<Name> {
  return pickOf(Object.entries(weights) as [Name, number][]);
}

/** One of the values, as often as it weighs. Shrinks towards the first. */
export function pickOf<T>(entries: readonly (readonly [T, number])[]): Arbitrary<T> {
  return new WeightedChoice(entries);
}

/** True in so many of a hundred cases. Shrinks to false. */
export function percent(share: number): Arbitrary<boolean> {
  return pickOf([
    [false, 100 - share],
    [true, share],
  ]);
}

/**
 * Drawn in so many of a hundred cases, otherwise the given value, which is what it shrinks to. The
 * arbitrary does not draw that value itself.
 */
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

/** Plain objects with all the given fields; fast-check's own records may lack a prototype. */
export function fields<T>(model: { [Field in keyof T]: Arbitrary<T[Field]> }): Arbitrary<T> {
  return record(model, { noNullPrototype: true });
}
