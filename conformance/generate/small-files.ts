/** Files that the smallest reader knows: what is wrong with it shows in them first. */
import { encodeRaw } from '../../impl/codec/raw-codec.ts';
import { sampleOperator, snapshotOfOne } from '../../impl/codec/samples/sample.ts';
import type { DecodeCase } from '../../spec/model/case.ts';
import { askedToDecode } from './packs/pack-case.ts';

/** Metadata version 3 without operators and with one that has no state, and a file that is none. */
export function smallFiles(): readonly DecodeCase[] {
  const withoutState = { ...sampleOperator(3, null), coordinatorState: null, subtasks: [] };
  const withOne = snapshotOfOne(withoutState, 3, 'std');
  return [
    askedToDecode('small/no-operators', encodeRaw({ ...withOne, operators: [] })),
    askedToDecode('small/one-operator', encodeRaw(withOne)),
    askedToDecode('small/no-savepoint', new TextEncoder().encode('no savepoint')),
  ];
}
