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
import { unclaimedFilesStay } from './unclaimed-files-stay.ts';

const NO_CLAIM = livingOn('NO_CLAIM', [checkpoint('a'), checkpoint('b')]);
const CLAIMED_LATER = livingOn('LEGACY', [checkpoint('a', 'shared'), again(), checkpoint('b')]);
const deleting = (...deletedFiles: string[]) => took(8n, [taken(8n)], { deletedFiles });

describe('lifecycle/unclaimed-files-stay', () => {
  it.each([
    [NO_CLAIM, 'noClaim'],
    [CLAIMED_LATER, 'legacy'],
    [livingOn('CLAIM', [checkpoint('a')]), null],
    [livingOn('LEGACY', [again()]), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(unclaimedFilesStay.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [NO_CLAIM, lived('NO_CLAIM', deleting(), deleting('a')), 'held'],
    [NO_CLAIM, lived('NO_CLAIM', deleting('own')), 'broken'],
    [NO_CLAIM, lived('NO_CLAIM', deleting(), deleting('shared')), 'broken'],
    [NO_CLAIM, lived('NO_CLAIM', deleting('_metadata')), 'broken'],
    [NO_CLAIM, lived('NO_CLAIM'), 'notReached'],
    [CLAIMED_LATER, lived('LEGACY', deleting(), cameBack({}), deleting('shared')), 'held'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(unclaimedFilesStay, subject, answer)).toBe(verdict);
  });
});
