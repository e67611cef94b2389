/** Words for what happens to a job after its restore. */
import type { RestoreCase } from '../../model/case.ts';
import type { HistoryStep, StepOutcome } from '../../model/history.ts';
import type { StoredOutcome } from '../../model/outcome.ts';
import { NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { firstBreach } from './compare.ts';

/** How a job stands between two steps. */
export interface Standing {
  readonly nextCheckpointId: bigint;
  /** Oldest first. */
  readonly store: readonly StoredOutcome[];
}

/** A step that was taken. */
export interface Lived {
  readonly step: HistoryStep;
  /** Its place among the steps. */
  readonly index: number;
  readonly outcome: Exclude<StepOutcome, { kind: 'refused' }>;
  /** Those of the case's files that are gone since the step before. */
  readonly deletedFiles: readonly string[];
  readonly before: Standing;
  readonly after: Standing;
}

/** The steps of a case. */
export function stepsOf({ request }: RestoreCase): readonly HistoryStep[] {
  return request.entryPoint === 'restoreSavepoint' ? (request.afterwards ?? []) : [];
}

/** Up to where the job that was restored first lives. */
export function untilAnotherJob(steps: readonly HistoryStep[]): readonly HistoryStep[] {
  const end = steps.findIndex(({ kind }) => kind === 'restore');
  return end === -1 ? steps : steps.slice(0, end);
}

/** Each step that was taken, with what came of it; a refusal is none. */
export function livedThrough(
  subject: RestoreCase,
  answer: JudgedAnswer<'restore'>,
): readonly Lived[] {
  if (answer.kind === 'refused') return [];
  const steps = stepsOf(subject);
  const lived: Lived[] = [];
  let before: Standing = answer.result;
  for (const [index, outcome] of (answer.result.afterwards ?? []).entries()) {
    const step = steps[index];
    if (step === undefined || outcome.kind === 'refused') break;
    const after = outcome.kind === 'taken' ? outcome : outcome.restored;
    const { deletedFiles = [] } = after;
    lived.push({ step, index, outcome, deletedFiles, before, after });
    before = after;
  }
  return lived;
}

/** The first breach among the steps of which a rule says something. */
export function judgeSteps(
  lived: readonly Lived[],
  judgeStep: (step: Lived) => RuleVerdict | null,
): RuleVerdict {
  const verdicts = lived.map(judgeStep).filter((verdict) => verdict !== null);
  return verdicts.length === 0 ? NOT_REACHED : firstBreach(verdicts);
}

/** IDs of a store's checkpoints, in words. */
export function idsText(store: readonly Pick<StoredOutcome, 'checkpointId'>[]): string {
  return `[${store.map(({ checkpointId }) => checkpointId).join(', ')}]`;
}
