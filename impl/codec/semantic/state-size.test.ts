import { expect, it } from 'vitest';
import type { HandleAndLocalPath } from '../../../spec/model/handles.ts';
import { incrementalStateSize } from './state-size.ts';

function file(size: bigint): HandleAndLocalPath {
  return { localPath: 'x.sst', handle: { kind: 'file', path: 'file:/x', size } };
}

it('runs over where the files of an incremental handle are larger than 64 bits tell', () => {
  const largest = 0x7fff_ffff_ffff_ffffn;
  expect(incrementalStateSize(null, [file(largest)])).toBe(largest);
  expect(incrementalStateSize(null, [file(largest), file(1n)])).toBe(-largest - 1n);
});
