import type { RestoreCase } from '../../model/case.ts';
import type { CheckpointProperties } from '../../model/properties.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { claimModeOf } from '../words/claim-mode.ts';
import { addedTo } from '../words/stored.ts';

/** Flink: `CheckpointCoordinator#restoreSavepoint`, `CheckpointProperties`. */
export const propertiesFollowClaimMode = defineRule({
  id: 'register/properties-follow-claim-mode',
  question: 'restore',
  statement:
    "The claim mode decides what the restored snapshot is to Flink: in NO_CLAIM mode an unclaimed savepoint and in LEGACY mode a savepoint, both never deleted; in CLAIM mode one of the job's own checkpoints, deleted when it is subsumed. Releases before 1.15 do what LEGACY is later.",
  matters:
    'It decides who may delete the savepoint: in CLAIM mode Flink may, and does; in the other modes it never will.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'CheckpointCoordinator#restoreSavepoint',
    'CheckpointProperties#forSavepoint',
    'CheckpointProperties#forUnclaimedSnapshot',
    'CheckpointProperties#forCheckpoint',
  ],
  covers: ['A15', 'A16', 'A17'],
  sides: ['NO_CLAIM', 'CLAIM', 'LEGACY'],
  hasSide: (side, { restore }) => side === 'LEGACY' || restore.claimModes,
  side: ({ request, snapshot }, profile) =>
    snapshot === null ? null : claimModeOf(request, profile),
  judge: judgeProperties,
});

function judgeProperties(
  subject: RestoreCase,
  answer: JudgedAnswer<'restore'>,
  side: string,
  profile: Profile,
): RuleVerdict {
  const added = addedTo(subject, answer);
  if (added === null) return NOT_REACHED;
  const { properties } = added;
  const faults =
    side === 'CLAIM' ? faultsOfOwn(properties) : faultsOfSavepoint(properties, profile);
  if (properties.unclaimed !== (side === 'NO_CLAIM')) {
    faults.push(properties.unclaimed ? 'unclaimed' : 'not unclaimed');
  }
  return faults.length === 0 ? HELD : broken(EXPECTED[side]!, faults.join(', '));
}

const EXPECTED: Record<string, string> = {
  NO_CLAIM: 'an unclaimed savepoint that is never discarded',
  LEGACY: 'a savepoint that is never discarded',
  CLAIM: "a checkpoint with one of the job's retention policies",
};

const ENDS = ['discardFinished', 'discardCancelled', 'discardFailed', 'discardSuspended'] as const;

/**
 * What is wrong with the properties of a savepoint that belongs to the user. Releases before 1.15 may
 * tell no type.
 */
function faultsOfSavepoint(properties: CheckpointProperties, { restore }: Profile): string[] {
  const { type } = properties;
  const isSavepoint = type === null ? !restore.claimModes : type.kind === 'savepoint';
  const discards = ['discardSubsumed' as const, ...ENDS].filter((flag) => properties[flag]);
  return [
    ...(isSavepoint ? [] : ['not a savepoint']),
    ...(properties.forced ? ['forced'] : []),
    ...discards,
  ];
}

/**
 * The three retention policies: whether a checkpoint is discarded when the job was finished,
 * cancelled, failed and suspended. Flink: `CheckpointRetentionPolicy`.
 */
const POLICIES = new Set(
  [
    [true, true, true, true],
    [true, true, false, true],
    [true, false, false, false],
  ].map((flags) => flags.join()),
);

/** What is wrong with the properties of a job's own checkpoint. */
function faultsOfOwn(properties: CheckpointProperties): string[] {
  const ends = ENDS.map((flag) => properties[flag]);
  return [
    ...(properties.type?.kind === 'checkpoint' ? [] : ['not a checkpoint']),
    ...(properties.forced ? ['forced'] : []),
    ...(properties.discardSubsumed ? [] : ['not discarded when it is subsumed']),
    ...(POLICIES.has(ends.join()) ? [] : ['discarded at other ends of the job']),
  ];
}
