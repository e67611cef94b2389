/** Judges an answer part by part. */
import type { Effects } from '../../model/outcome.ts';
import { effectsAfter } from '../reached.ts';
import { NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { firstBreach } from './compare.ts';

/** The first breach among some parts of a restore that got past the assignment of state. */
export function judgeEach<Part>(
  answer: JudgedAnswer<'restore'>,
  parts: readonly Part[],
  judgePart: (effects: Effects, part: Part) => RuleVerdict,
): RuleVerdict {
  const effects = effectsAfter('assign', answer);
  if (effects === null) return NOT_REACHED;
  return firstBreach(judgements(effects, parts, judgePart));
}

function* judgements<Part>(
  effects: Effects,
  parts: readonly Part[],
  judgePart: (effects: Effects, part: Part) => RuleVerdict,
): Generator<RuleVerdict> {
  for (const part of parts) yield judgePart(effects, part);
}
