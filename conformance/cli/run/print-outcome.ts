/** Prints what came of one case. */
import type { Refusal } from '../../../spec/model/outcome.ts';
import { colorsFor } from '../../report/terminal/summary.ts';
import type { CaseOutcome } from '../../runner/outcome.ts';
import type { Io } from '../io.ts';

/** The answer, and what each rule says of it. */
export function printOutcome(
  { reply, judgements, complaints, skipped }: CaseOutcome,
  io: Io,
): void {
  const colors = colorsFor(io.coloured);
  if (reply.kind === 'refused') io.out(`answer: refused, ${refusalText(reply.refusal)}`);
  else io.out(reply.kind === 'result' ? 'answer: a result' : `answer: ${reply.kind}`);
  for (const { ruleId, side, breach } of judgements) {
    const verdict = breach === null ? colors.green('held  ') : colors.red('broken');
    io.out(`  ${verdict}  ${ruleId} (${side})`);
    if (breach !== null) io.out(`          expected ${breach.expected}, seen ${breach.seen}`);
  }
  for (const { ruleId, verdict, seen } of complaints) {
    if (ruleId === null) io.out(`  ${colors.red(verdict)}: ${seen}`);
  }
  if (skipped !== null) io.out(`  skipped: ${skipped}`);
}

function refusalText({ code, stage, offset, path, message }: Refusal): string {
  const place = path === undefined ? '' : ` at offset ${offset ?? 'unknown'}, field ${path}`;
  return `${code} in stage ${stage}${place}${message === undefined ? '' : `\n  ${message}`}`;
}
