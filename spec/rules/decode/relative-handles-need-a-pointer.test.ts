import { describe, expect, it } from 'vitest';
import { CASE_ROOT } from '../../model/request.ts';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import { decodeCase } from '../testing/decode-case.ts';
import { decodedAs, refusedWith, verdictOf } from '../testing/judge.ts';
import { PLAIN, RELATIVE } from '../testing/pointed-case.ts';
import { relativeHandlesNeedAPointer as rule } from './relative-handles-need-a-pointer.ts';

const NO_POINTER = decodeCase({ snapshot: RELATIVE, pointer: null });
const EMPTY = decodeCase({ snapshot: RELATIVE, pointer: '' });
const NOWHERE = decodeCase({ snapshot: RELATIVE, pointer: `${CASE_ROOT}/nothing` });
const LEADS = decodeCase({ snapshot: RELATIVE });
const PLAIN_EMPTY = decodeCase({ snapshot: PLAIN, pointer: '' });
const READ = decodedAs(RELATIVE);

describe('decode/relative-handles-need-a-pointer', () => {
  it.each([
    [NO_POINTER, 'noPointer'],
    [EMPTY, 'emptyPointer'],
    [NOWHERE, 'leadsNowhere'],
    [decodeCase({ snapshot: RELATIVE, pointer: ':bad:uri' }), 'leadsNowhere'],
    [LEADS, 'leads'],
    [decodeCase({ snapshot: RELATIVE, pointer: `${CASE_ROOT}/chk-7/_metadata` }), 'leads'],
    [PLAIN_EMPTY, 'notLookedAt'],
    [decodeCase({ snapshot: PLAIN, pointer: null }), 'notLookedAt'],
    [decodeCase({ snapshot: PLAIN }), null],
    [decodeCase({ snapshot: null, pointer: '' }), null],
    [decodeCase({ snapshot: RELATIVE, pointer: '/elsewhere' }), null],
  ] as const)('has case %# on its side', (subject, side) => {
    expect(rule.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [NO_POINTER, refusedWith('RELATIVE_HANDLE_WITHOUT_POINTER'), 'held'],
    [NO_POINTER, refusedWith('RELATIVE_HANDLE_POINTER_EMPTY'), 'broken'],
    [NO_POINTER, READ, 'broken'],
    [EMPTY, refusedWith('RELATIVE_HANDLE_POINTER_EMPTY'), 'held'],
    [EMPTY, READ, 'broken'],
    [NOWHERE, refusedWith('RELATIVE_HANDLE_POINTER_UNRESOLVABLE'), 'held'],
    [NOWHERE, READ, 'broken'],
    [LEADS, READ, 'held'],
    [LEADS, refusedWith('RELATIVE_HANDLE_POINTER_UNRESOLVABLE'), 'broken'],
    [PLAIN_EMPTY, decodedAs(PLAIN), 'held'],
    [PLAIN_EMPTY, refusedWith('RELATIVE_HANDLE_POINTER_EMPTY'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(rule, subject, answer)).toBe(verdict);
  });
});
