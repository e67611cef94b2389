import { describe, expect, it } from 'vitest';
import type { RefusalCode } from '../../spec/model/refusal.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import { compareVerdicts } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import type { FlinkVerdict } from './flink-server.ts';
import type { OurVerdict } from './our-verdict.ts';

const FILE_BYTES = 100;
const accepted = (leftOver: number): OurVerdict => ({ kind: 'accepted', leftOver });
const refused = (code: RefusalCode): OurVerdict => ({
  kind: 'refused',
  refusal: { code, stage: 'decode', path: 'x' },
});
const flink = (kind: FlinkVerdict['kind'], more: Partial<FlinkVerdict> = {}): FlinkVerdict => {
  return { kind, position: FILE_BYTES, exception: null, message: null, place: null, ...more };
};
const throwing = (exception: string, message: string | null): FlinkVerdict =>
  flink('refused', { exception, message });
const IO = 'java.io.IOException';
const ILLEGAL = 'java.lang.IllegalArgumentException';
const tagged = 'Unknown implementation of StreamStateHandle, code: 17';

// prettier-ignore
const CASES: readonly [OurVerdict, FlinkVerdict, Agreement, string?][] = [
  [accepted(0), flink('accepted'), 'accepted'],
  [accepted(7), flink('accepted', { position: 93 }), 'accepted'],
  [accepted(7), flink('accepted', { position: 94 }), 'left over'],
  [accepted(0), throwing(IO, null), 'verdict'],
  [refused('TRUNCATED'), flink('accepted'), 'verdict'],
  [refused('TRUNCATED'), throwing('java.io.EOFException', null), 'refused'],
  [refused('TRUNCATED'), throwing(IO, null), 'exception'],
  [refused('TRUNCATED'), throwing('java.io.EOFException', 'told'), 'message'],
  [refused('STREAM_HANDLE_TAG_UNKNOWN'), throwing(IO, tagged), 'refused'],
  [refused('STREAM_HANDLE_TAG_UNKNOWN'), throwing(IO, `so: ${tagged}`), 'message'],
  [refused('PARALLELISM_NEGATIVE'), throwing(ILLEGAL, null), 'refused'],
  [refused('PARALLELISM_NEGATIVE'), throwing(ILLEGAL, null), 'message', 'flink-1.17'],
  [refused('PARALLELISM_NEGATIVE'), throwing(ILLEGAL, 'Illegal initial capacity: -1'), 'refused', 'flink-1.17'],
  [refused('NESTING_TOO_DEEP'), flink('accepted'), 'own limit'],
  [refused('NESTING_TOO_DEEP'), flink('exhausted'), 'exhausted'],
  [accepted(0), flink('exhausted'), 'exhausted'],
  [{ kind: 'crashed', error: 'x' }, flink('exhausted'), 'crashed'],
];

describe('verdicts', () => {
  it.each(CASES.map((one, number) => ({ one, number, agreement: one[2] })))(
    'of case $number: $agreement',
    ({ one: [ours, theirs, agreement, profile = 'flink-2.3'] }) => {
      expect(compareVerdicts(ours, theirs, FILE_BYTES, findProfile(profile)!)).toBe(agreement);
    },
  );
});
