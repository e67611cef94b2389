import { describe, expect, it } from 'vitest';
import { FLINK_2_3, snapshot } from '../../testing/small-case.ts';
import { decodeCase } from '../testing/decode-case.ts';
import { decodedAs, refusedWith, verdictOf } from '../testing/judge.ts';
import { needsEveryByte } from './needs-every-byte.ts';

const CUT = decodeCase({ writtenLength: 33 });
const WHOLE = decodeCase({ snapshot: snapshot([]) });
const FOLLOWED = decodeCase({ snapshot: snapshot([]), writtenLength: 31 });
const READ = decodedAs(snapshot([]));

describe('decode/needs-every-byte', () => {
  it('has each case on its side', () => {
    const sides = [CUT, WHOLE, FOLLOWED].map((one) => needsEveryByte.side(one, FLINK_2_3));
    expect(sides).toEqual(['cut', 'whole', 'followed']);
    expect(needsEveryByte.side(decodeCase({}), FLINK_2_3)).toBeNull();
  });

  it.each([
    [CUT, refusedWith('HEADER_TRUNCATED'), 'held'],
    [CUT, refusedWith('STREAM_HANDLE_TAG_UNKNOWN'), 'held'],
    [CUT, refusedWith('MAGIC_UNEXPECTED'), 'broken'],
    [CUT, READ, 'broken'],
    [WHOLE, READ, 'held'],
    [WHOLE, refusedWith('TRUNCATED'), 'broken'],
    [WHOLE, refusedWith('RELATIVE_HANDLE_WITHOUT_POINTER'), 'held'],
    [FOLLOWED, READ, 'held'],
    [FOLLOWED, refusedWith('PROPERTIES_STREAM_CORRUPTED'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(needsEveryByte, subject, answer)).toBe(verdict);
  });
});
