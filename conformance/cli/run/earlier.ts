/** Tries failures of earlier runs, before a run's own cases. */
import type { EarlierFailure } from '../../report/report.ts';
import { countedAs } from '../../runner/case-record.ts';
import type { Complaint } from '../../runner/outcome.ts';
import type { Lane } from '../../runner/lane.ts';
import type { Io } from '../io.ts';
import type { KeptFailure } from './failure-files.ts';

/** A failure that is known by now holds as well as any. */
const NOW = { passed: 'holds', failed: 'fails', known: 'holds', skipped: 'skipped' } as const;

/** What came of each. */
export async function tryEarlier(
  kept: readonly KeptFailure[],
  lane: Pick<Lane, 'retry'>,
  replayOf: (file: string) => string,
): Promise<EarlierFailure[]> {
  const tried: EarlierFailure[] = [];
  for (const { file, case: subject, failure } of kept) {
    const { complaints, skipped } = await lane.retry(subject);
    const counted = countedAs({ complaints, skipped });
    const now = NOW[counted];
    tried.push({
      caseId: subject.id,
      ruleId: failure.ruleId,
      verdict: failure.verdict as Complaint['verdict'],
      now,
      replay: replayOf(file),
    });
  }
  return tried;
}

const TOLD = {
  fails: 'fails still',
  holds: 'holds now',
  skipped: 'is skipped now',
} as const;

/** Says what came of them. */
export function printEarlier(earlier: readonly EarlierFailure[], io: Pick<Io, 'out'>): void {
  if (earlier.length === 0) return;
  const failing = earlier.filter(({ now }) => now === 'fails').length;
  io.out(
    `Failures of earlier runs were tried first: ${failing} of ${earlier.length} ${failing === 1 ? 'fails' : 'fail'} still.`,
  );
  for (const { now, ruleId, verdict, caseId, replay } of earlier) {
    io.out(`  ${TOLD[now]}: ${ruleId ?? `the adapter ${verdict}`}, ${caseId}`);
    if (now === 'fails') io.out(`    again ${replay}`);
  }
}
