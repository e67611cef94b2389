import type { RestoreCase } from '../../model/case.ts';
import { effectsAfter } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { refusalOf, said } from '../say.ts';

const MAX_INT = 2_147_483_647n;

/** Flink: `CheckpointCoordinator#restoreSavepoint`, `CheckpointIDCounter#setCount`. */
export const counterGoesOn = defineRule({
  id: 'register/counter-goes-on',
  question: 'restore',
  statement:
    'The checkpoint ID counter goes on at the restored ID + 1, whatever it held before. In memory it wraps around after 2^63 - 1; in ZooKeeper an ID above 2^31 - 1 is refused.',
  matters:
    'Checkpoint directories are named by this number. Restoring an older savepoint sets it back, and later checkpoints get numbers that were used before.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'CheckpointCoordinator#restoreSavepoint',
    'StandaloneCheckpointIDCounter#setCount',
    'ZooKeeperCheckpointIDCounter#setCount',
  ],
  covers: ['D3'],
  sides: ['goesOn', 'wraps', 'doesNotFit'],
  side({ snapshot, request }) {
    if (snapshot === null) return null;
    const next = snapshot.checkpointId + 1n;
    if (BigInt.asIntN(64, next) !== next) return 'wraps';
    const { kind } = request.coordinator.counter;
    return kind === 'zookeeper' && next > MAX_INT ? 'doesNotFit' : 'goesOn';
  },
  judge: (subject, answer, side) =>
    side === 'doesNotFit' ? judgeRefusal(answer) : judgeCounter(subject, answer),
});

function judgeRefusal(answer: JudgedAnswer<'restore'>): RuleVerdict {
  if (answer.kind === 'refused') {
    if (answer.refusal.code === 'COUNTER_OVERFLOW') return HELD;
    if (effectsAfter('register', answer) === null) return NOT_REACHED;
  }
  return broken(refusalOf('COUNTER_OVERFLOW'), said(answer));
}

function judgeCounter(
  { snapshot, request }: RestoreCase,
  answer: JudgedAnswer<'restore'>,
): RuleVerdict {
  if (answer.kind === 'refused' && answer.refusal.code === 'COUNTER_OVERFLOW') {
    return broken('a counter that goes on', said(answer));
  }
  const effects = effectsAfter('register', answer);
  if (effects === null) return NOT_REACHED;
  const bits = request.coordinator.counter.kind === 'zookeeper' ? 32 : 64;
  const expected = BigInt.asIntN(bits, snapshot!.checkpointId + 1n);
  return effects.nextCheckpointId === expected
    ? HELD
    : broken(`next checkpoint ID ${expected}`, `next checkpoint ID ${effects.nextCheckpointId}`);
}
