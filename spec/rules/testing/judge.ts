/** Answers for tests of rules: everything has a default, and what matters is given. */
import type { Question, CaseOf } from '../../model/case.ts';
import type { Effects, Restored, StoredOutcome } from '../../model/outcome.ts';
import type { CheckpointProperties } from '../../model/properties.ts';
import { describeRefusal } from '../../model/refusal.ts';
import type { RefusalCode } from '../../model/refusal.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import type { JudgedAnswer, RuleOn } from '../rule.ts';

/** Properties of a savepoint. */
export const SAVEPOINT_PROPERTIES: CheckpointProperties = {
  type: {
    kind: 'savepoint',
    name: 'Savepoint',
    formatType: 'CANONICAL',
    postCheckpointAction: 'NONE',
  },
  forced: false,
  unclaimed: false,
  discardSubsumed: false,
  discardFinished: false,
  discardCancelled: false,
  discardFailed: false,
  discardSuspended: false,
};

/** Properties of a checkpoint of a job without externalised checkpoints. */
export const CHECKPOINT_PROPERTIES: CheckpointProperties = {
  type: { kind: 'checkpoint', name: 'Checkpoint', sharingFilesStrategy: 'FORWARD_BACKWARD' },
  forced: false,
  unclaimed: false,
  discardSubsumed: true,
  discardFinished: true,
  discardCancelled: true,
  discardFailed: true,
  discardSuspended: true,
};

const UNTOUCHED: Effects = {
  nextCheckpointId: 8n,
  store: [],
  vertices: [],
  coordinators: [],
  masterHooks: [],
};

/** The answer of a restore that succeeded, of checkpoint 7 where nothing else is said. */
export function restoredWith(changes: Partial<Restored> = {}): JudgedAnswer<'restore'> {
  return { kind: 'result', result: { checkpointId: 7n, ...UNTOUCHED, ...changes } };
}

/** The answer of an implementation that decoded a snapshot. */
export function decodedAs(snapshot: Snapshot): JudgedAnswer<'decode'> {
  return { kind: 'result', result: snapshot };
}

/** A refusal; with what had changed by then where that is given. */
export function refusedWith(
  code: RefusalCode,
  effects?: Partial<Effects>,
): Extract<JudgedAnswer<'restore'>, { kind: 'refused' }> {
  const { stage } = describeRefusal(code);
  const changed = effects === undefined ? {} : { effects: { ...UNTOUCHED, ...effects } };
  return { kind: 'refused', refusal: { code, stage, ...changed } };
}

/** A checkpoint in the store: a savepoint that is never discarded, where nothing else is said. */
export function storedAs(
  checkpointId: bigint,
  changes: Partial<StoredOutcome> = {},
): StoredOutcome {
  return {
    checkpointId,
    externalPointer: null,
    properties: SAVEPOINT_PROPERTIES,
    restoredProperties: null,
    operatorIds: [],
    masterStates: [],
    ...changes,
  };
}

/** What a rule says of an answer to a case that is on one of its sides. */
export function verdictOf<Q extends Question>(
  rule: RuleOn<Q>,
  subject: CaseOf<Q>,
  answer: JudgedAnswer<Q>,
  as: Profile = FLINK_2_3,
): string {
  const side = rule.side(subject, as);
  if (side === null) throw new Error(`${rule.id} does not apply to the case`);
  return rule.judge(subject, answer, side, as).kind;
}
