/**
 * Histories of a restored job as commands of fast-check's model-based testing: the reference is the
 * model, an adapter is the real thing. An adapter keeps nothing between two questions, so a command
 * asks for the whole history up to itself, and the two have to agree on all of it.
 */
import { commands } from 'fast-check';
import type { Arbitrary, AsyncCommand } from 'fast-check';
import type { HistoryStep } from '../../../spec/model/history.ts';
import { differencesBetween } from '../../../spec/model/comparison/index.ts';
import type { AnswerTo } from '../../../spec/model/case.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { restoreCase } from '../../generate/build/restore-case.ts';
import { stepDraft } from '../../generate/draft/history-draft.ts';
import type { StepDraft } from '../../generate/draft/history-draft.ts';
import type { RestoreDraft } from '../../generate/draft/restore-draft.ts';
import type { Weights } from '../../generate/draft/pick.ts';
import { askOf } from '../../protocol/adapter.ts';
import type { Session } from '../../protocol/adapter.ts';
import { answerOf, REFERENCE } from '../../adapters/reference/answer.ts';

/** A job as the reference knows it. */
export interface JobModel {
  /** The job, its snapshot and how it is restored. */
  readonly base: RestoreDraft;
  /** What has happened to it. */
  readonly steps: StepDraft[];
  /** Whether a step was refused, or the restore itself: nothing follows. */
  isOver: boolean;
}

/** The job as an adapter has it. */
export interface RealJob {
  readonly session: Session;
  readonly profile: Profile;
}

/** How often each step comes. */
const STEPS: Weights<HistoryStep['kind']> = {
  checkpoint: 5,
  savepoint: 2,
  failover: 2,
  rescale: 1,
  restore: 2,
};

class TakeStep implements AsyncCommand<JobModel, RealJob> {
  readonly #step: StepDraft;

  constructor(step: StepDraft) {
    this.#step = step;
  }

  check({ isOver }: Readonly<JobModel>): boolean {
    return !isOver;
  }

  async run(model: JobModel, { session, profile }: RealJob): Promise<void> {
    model.steps.push(this.#step);
    const subject = restoreCase('history', { ...model.base, history: model.steps }, profile);
    const ask = askOf(subject, profile);
    const expected = answerOf(ask, REFERENCE) as AnswerTo<'restore'>;
    const seen = await session.ask(ask);
    if (seen.kind === 'fault') throw new Error(`the adapter ${seen.fault}: ${seen.message}`);
    const [difference] = differencesBetween(expected, seen as AnswerTo<'restore'>, subject);
    if (difference !== undefined) {
      const { path, left, right } = difference;
      throw new Error(`${path}: the model has ${left}, the adapter ${right}`);
    }
    const last = expected.kind === 'result' ? expected.result.afterwards?.at(-1) : undefined;
    model.isOver = last === undefined || last.kind === 'refused';
  }

  toString(): string {
    return JSON.stringify(this.#step);
  }
}

/** Histories of so many steps at most. */
export function histories(
  maxCommands: number,
): Arbitrary<Iterable<AsyncCommand<JobModel, RealJob>>> {
  const step = stepDraft(STEPS).map((draft) => new TakeStep(draft));
  return commands([step], { maxCommands, size: 'max' });
}
