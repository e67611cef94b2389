/** Puts the placeholder for a case's root back into an answer. */
import type { AnswerTo, Question } from '../case.ts';
import { CASE_ROOT } from '../request.ts';
import { asPlain, fieldNames, isFields, isList } from './plain.ts';
import type { Plain } from './plain.ts';

/** What may stand before the root: a scheme's colon, the slashes of an authority. */
const BEFORE = new Set(['', ':', '/', "'"]);
/** What may stand after it: a path goes on, or a quotation in a message ends. */
const AFTER = new Set(['', '/', "'"]);

/**
 * The answer with the placeholder in the place of the directory that a case's files lay in, wherever
 * a string has that directory or a path below it.
 *
 * @param root absolute, without a slash at its end
 */
export function withPlaceholderRoot<Q extends Question>(
  answer: AnswerTo<Q>,
  root: string,
): AnswerTo<Q> {
  const visit = (value: Plain): Plain => {
    if (typeof value === 'string') return replaceRoot(value, root);
    if (isList(value)) return value.map(visit);
    if (!isFields(value)) return value;
    return Object.fromEntries(fieldNames(value).map((field) => [field, visit(value[field])]));
  };
  return visit(asPlain(answer)) as unknown as AnswerTo<Q>;
}

function replaceRoot(text: string, root: string): string {
  let replaced = '';
  let from = 0;
  for (let at = text.indexOf(root); at !== -1; at = text.indexOf(root, at + 1)) {
    const end = at + root.length;
    if (!BEFORE.has(text.charAt(at - 1)) || !AFTER.has(text.charAt(end))) continue;
    replaced += text.slice(from, at) + CASE_ROOT;
    from = end;
  }
  return replaced + text.slice(from);
}
