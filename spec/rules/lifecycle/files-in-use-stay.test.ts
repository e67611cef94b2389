import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import {
  again,
  cameBack,
  checkpoint,
  lived,
  livingOn,
  taken,
  took,
} from '../testing/history-case.ts';
import { verdictOf } from '../testing/judge.ts';
import { filesInUseStay } from './files-in-use-stay.ts';

const SHARING = livingOn('CLAIM', [checkpoint('a', 's1'), checkpoint('b', 's1', 's2')]);
const OWN = livingOn('CLAIM', [checkpoint('a', 's1'), again(), checkpoint('b', 's2')]);
const now = (checkpointId: bigint, ...deletedFiles: string[]) =>
  took(checkpointId, [taken(checkpointId)], { deletedFiles });

describe('lifecycle/files-in-use-stay', () => {
  it.each([
    [SHARING, 'sharesFiles'],
    [OWN, 'ownFiles'],
    [livingOn('CLAIM', []), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(filesInUseStay.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [SHARING, lived('CLAIM', now(8n, 'own'), now(9n, 'a')), 'held'],
    [SHARING, lived('CLAIM', now(8n), now(9n, 's1')), 'broken'],
    [SHARING, lived('CLAIM', now(8n, 'a')), 'broken'],
    [SHARING, lived('CLAIM'), 'notReached'],
    [OWN, lived('CLAIM', now(8n), cameBack({ store: [taken(8n)] }), now(9n, 'a', 's1')), 'held'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(filesInUseStay, subject, answer)).toBe(verdict);
  });
});
