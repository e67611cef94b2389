/** Words for what is expected and what was seen. */
import type { Question } from '../model/case.ts';
import type { RefusalCode } from '../model/refusal.ts';
import type { JudgedAnswer } from './rule.ts';

/** What an answer comes to, in a few words. */
export function said(answer: JudgedAnswer<Question>): string {
  if (answer.kind === 'refused') return refusalOf(answer.refusal.code);
  return 'checkpointId' in answer.result && 'vertices' in answer.result
    ? `restored checkpoint ${answer.result.checkpointId}`
    : 'no refusal';
}

/** A refusal with a code, in words. */
export function refusalOf(code: RefusalCode): string {
  return `refused with ${code}`;
}
