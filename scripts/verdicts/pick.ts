/** Chance among options. */
import type { Random } from 'fast-check';

/** One of several. */
export function pick<T>(options: ArrayLike<T>, random: Random): T {
  return options[random.nextInt(0, options.length - 1)]!;
}
