/** Runs the suite against one adapter, along one lane or several. */
import type { Case } from '../../spec/model/case.ts';
import type { Lane, LaneEvent, NextBlock } from './lane.ts';
import type { SmallestFailure } from './smallest.ts';
import type { FailureGroup, Tally } from './tally.ts';

/** What is run. */
export interface RunPlan {
  /** One or more; all are closed at the end. */
  readonly lanes: readonly Lane[];
  readonly next: NextBlock;
  /** What is counted already, and what is counted on. */
  readonly tally: Tally;
  /** The case of an ID. */
  readonly caseOf: (caseId: string) => Case;
  /** The smallest case of a way to fail, where it is known already; it is not looked for then. */
  readonly known?: (group: FailureGroup) => SmallestFailure | null;
  /** Told of each event, after it has been counted. */
  readonly onEvent?: (event: LaneEvent) => void;
  /** Told of each failure whose smallest case was looked for to the end. */
  readonly onFailure?: (failure: SmallestFailure) => void;
  /** Ends the run before its time; what was counted by then stands. */
  readonly interrupted?: AbortSignal | undefined;
}

/** How a run ended. */
export type RunEnd =
  | { readonly how: 'complete' }
  | { readonly how: 'interrupted'; readonly why: string }
  /** The adapter does not start any more. */
  | { readonly how: 'adapter lost'; readonly why: string };

/** What came of it. */
export interface RunResult {
  readonly tally: Tally;
  /** One for each way in which cases failed, in the order of `Tally#failures`. */
  readonly failures: readonly SmallestFailure[];
  readonly end: RunEnd;
}

/** Asks, judges, counts, makes failures smaller, and closes the lanes. */
export async function runSuite(plan: RunPlan): Promise<RunResult> {
  const { lanes, tally, caseOf, interrupted } = plan;
  const onEvent = (event: LaneEvent): void => {
    if (event.kind === 'case') tally.add(event.record);
    else tally.addLate(event.record);
    plan.onEvent?.(event);
  };
  const closeAll = (how?: 'at once'): Promise<unknown> =>
    Promise.all(lanes.map((lane) => lane.close(onEvent, how)));
  const closeAtOnce = (): void => void closeAll('at once');
  interrupted?.addEventListener('abort', closeAtOnce, { once: true });
  try {
    const lost = interrupted?.aborted === true ? null : await judgeAll(plan, onEvent);
    const isCut = lost !== null || interrupted?.aborted === true;
    const smallest = await smallestOfAll(plan, isCut);
    await closeAll();
    // What shows at the end may be a way to fail of its own.
    const failures = tally.failures().map((group) => {
      const { complaint, caseId } = group.first;
      return smallest.get(group) ?? { group, complaint, smallest: caseOf(caseId) };
    });
    return { tally, failures, end: endOf(lost, interrupted) };
  } finally {
    interrupted?.removeEventListener('abort', closeAtOnce);
  }
}

/** Why the adapter does not start any more along one of the lanes; then the others end, too. */
async function judgeAll(
  { lanes, next, interrupted }: RunPlan,
  onEvent: (event: LaneEvent) => void,
): Promise<string | null> {
  let lost: string | null = null;
  const nextUntilLost: NextBlock = () =>
    lost === null && interrupted?.aborted !== true ? next() : null;
  await Promise.all(
    lanes.map(async (lane) => {
      const why = await lane.judge(nextUntilLost, onEvent);
      lost ??= why;
    }),
  );
  return lost;
}

/** Each lane makes one failure after the other smaller, as long as there are any. */
async function smallestOfAll(
  { lanes, tally, known, onFailure, interrupted }: RunPlan,
  isCut: boolean,
): Promise<ReadonlyMap<FailureGroup, SmallestFailure>> {
  const found = new Map<FailureGroup, SmallestFailure>();
  const groups = tally.failures().values();
  await Promise.all(
    lanes.map(async (lane) => {
      for (const group of groups) {
        const earlier = known?.(group) ?? null;
        const failure = earlier ?? { ...(await lane.smallest(group)), group };
        found.set(group, failure);
        const isWhole = !isCut && interrupted?.aborted !== true;
        if (earlier === null && isWhole) onFailure?.(failure);
      }
    }),
  );
  return found;
}

function endOf(lost: string | null, interrupted: AbortSignal | undefined): RunEnd {
  if (interrupted?.aborted === true) return { how: 'interrupted', why: String(interrupted.reason) };
  return lost === null ? { how: 'complete' } : { how: 'adapter lost', why: lost };
}
