import { describe, expect, it } from 'vitest';
import type { KeyGroupsStateHandle } from '../../spec/model/handles.ts';
import type { WrittenKeyGroups } from './write-key-groups.ts';
import { BrokenStateFile } from './problems.ts';
import { surveyKeyed } from './survey-keyed.ts';
import { FULL, HEAP } from './testing/small-state.ts';

function handleOf({ range, offsets }: WrittenKeyGroups, savepoint: boolean): KeyGroupsStateHandle {
  return {
    kind: 'keyGroups',
    savepoint,
    range,
    offsets,
    delegate: { kind: 'emptySegment' },
    stateHandleId: null,
  };
}

/** What comes of bytes: what was read, or where they are broken. Anything else is thrown. */
function outcome(bytes: Uint8Array, handle: KeyGroupsStateHandle): 'read' | number {
  try {
    surveyKeyed(bytes, handle);
    return 'read';
  } catch (error) {
    if (error instanceof BrokenStateFile) return error.offset;
    throw error;
  }
}

describe.each([
  ['full', FULL],
  ['heap', HEAP],
] as const)('the %s format', (format, written) => {
  const { bytes } = written;
  const handle = handleOf(written, format === 'full');

  it('is read to its last byte', () => {
    expect(surveyKeyed(bytes, handle)).toMatchObject({ format, isWhole: true, notRead: null });
  });

  it('is refused wherever it is cut, at a byte that is there', () => {
    const cuts = Array.from(bytes.keys()).map((length) => {
      const at = outcome(bytes.subarray(0, length), handle);
      return at === 'read' || at > length ? `cut to ${length}: ${at}` : null;
    });
    expect(cuts.filter((problem) => problem !== null)).toEqual([]);
  });

  it('is read or refused whichever bit is flipped, and with every byte of its largest value', () => {
    const outside: string[] = [];
    for (let at = 0; at < bytes.length; at++) {
      for (const value of [0x00, 0xff, bytes[at]! ^ 1]) {
        const changed = Uint8Array.from(bytes);
        changed[at] = value;
        const seen = outcome(changed, handle);
        if (seen !== 'read' && seen > bytes.length) outside.push(`${at}: ${seen}`);
      }
    }
    expect(outside).toEqual([]);
  });

  it('is refused where a key group starts outside', () => {
    for (const offset of [-1n, BigInt(bytes.length) + 1n, 1n << 62n]) {
      const offsets = [...handle.offsets.slice(0, 2), offset];
      expect(outcome(bytes, { ...handle, offsets }), `${offset}`).not.toBe('read');
    }
  });
});

describe('a state file that is broken', () => {
  it('is told with byte and field', () => {
    const { offsets, bytes } = FULL;
    const changed = Uint8Array.from(bytes);
    // The byte count of the first key.
    changed.set([0x7f, 0xff, 0xff, 0xff], Number(offsets[1]) + 2);
    expect(() => surveyKeyed(changed, handleOf(FULL, true))).toThrow(
      `at byte ${Number(offsets[1]) + 2}, key: a count of 2147483647, and`,
    );
  });

  it('is told with the place in its header', () => {
    const changed = Uint8Array.from(FULL.bytes);
    changed[changed.indexOf(0x76)] = 0xff;
    expect(() => surveyKeyed(changed, handleOf(FULL, true))).toThrow(
      /states\[0\]\.name: malformed UTF-8/,
    );
  });
});
