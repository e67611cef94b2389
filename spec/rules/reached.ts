/** How far a restore got, as its answer shows. */
import type { Question } from '../model/case.ts';
import type { Effects } from '../model/outcome.ts';
import { STAGES } from '../model/refusal.ts';
import type { Stage } from '../model/refusal.ts';
import type { JudgedAnswer } from './rule.ts';

/** Whether the restore was refused in a stage before this one. */
export function isRefusedBefore(stage: Stage, answer: JudgedAnswer<Question>): boolean {
  return answer.kind === 'refused' && orderOf(answer.refusal.stage) < orderOf(stage);
}

/**
 * What had changed by the end, where the restore got past a stage; `null` where it was refused in
 * that stage or before, or where the adapter does not say what had changed.
 */
export function effectsAfter(stage: Stage, answer: JudgedAnswer<'restore'>): Effects | null {
  if (answer.kind === 'result') return answer.result;
  const { refusal } = answer;
  return orderOf(refusal.stage) > orderOf(stage) ? (refusal.effects ?? null) : null;
}

function orderOf(stage: Stage): number {
  return STAGES.indexOf(stage);
}
