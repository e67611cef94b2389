/** Where two erased values differ. */
import { fieldNames, isFields, isList, readableText, textOf } from './plain.ts';
import type { Plain, PlainFields } from './plain.ts';

/** One place in which two values differ. */
export interface Difference {
  /** `vertices[0].subtasks[1].checkpointId`; empty for the whole value. */
  readonly path: string;
  /** What stands there on either side, for people; cut where it is long. */
  readonly left: string;
  readonly right: string;
}

/** So many are told, however many there are. */
export const MOST_DIFFERENCES = 20;

/** In UTF-16 code units. */
const LONGEST_TEXT = 200;

/**
 * The first places in which two trees differ, in the order of the fields' names. Lists are compared
 * item by item; of lists that differ in length, that is told too.
 */
export function differencesOf(left: Plain, right: Plain, most = MOST_DIFFERENCES): Difference[] {
  const found: Difference[] = [];
  const compare = (path: string, one: Plain, other: Plain): void => {
    if (found.length >= most || one === other) return;
    if (isList(one) && isList(other)) compareLists(path, one, other);
    else if (isFields(one) && isFields(other)) compareFields(path, one, other);
    else if (textOf(one) !== textOf(other)) {
      found.push({ path, ...told(one, other) });
    }
  };
  const compareLists = (path: string, one: readonly Plain[], other: readonly Plain[]): void => {
    compare(`${path}.length`, one.length, other.length);
    const common = Math.min(one.length, other.length);
    for (let i = 0; i < common; i++) compare(`${path}[${i}]`, one[i], other[i]);
  };
  const compareFields = (path: string, one: PlainFields, other: PlainFields): void => {
    for (const field of new Set([...fieldNames(one), ...fieldNames(other)])) {
      compare(path === '' ? field : `${path}.${field}`, one[field], other[field]);
    }
  };
  compare('', left, right);
  return found;
}

/** For people, a 64-bit number is a number; only where both would read alike its kind is told. */
function told(one: Plain, other: Plain): { left: string; right: string } {
  const [left, right] = [shown(one, readableText), shown(other, readableText)];
  return left === right
    ? { left: shown(one, textOf), right: shown(other, textOf) }
    : { left, right };
}

function shown(value: Plain, textFor: (value: Plain) => string): string {
  if (value === undefined) return 'absent';
  const text = textFor(value);
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}…`;
}
