import { describe, expect, it } from 'vitest';
import { lists } from '../../testing/small-case.ts';
import { byName, elementsOf, entriesOf, entryText } from './list-state.ts';

const HANDLES = [
  lists('a', { x: ['SPLIT_DISTRIBUTE', 0, 4], y: ['UNION', 8] }),
  lists('b', { x: ['SPLIT_DISTRIBUTE'] }),
];

describe('entries of operator state', () => {
  const entries = entriesOf(HANDLES, 'SPLIT_DISTRIBUTE');

  it('are those of one mode, stream by stream', () => {
    expect(entries.map(entryText)).toEqual([
      'SPLIT_DISTRIBUTE x at 0 4 in bytes a',
      'SPLIT_DISTRIBUTE x at no offset in bytes b',
    ]);
  });

  it('have elements in the order of their offsets', () => {
    expect(elementsOf(entries)).toEqual([
      'SPLIT_DISTRIBUTE x at 0 in bytes a',
      'SPLIT_DISTRIBUTE x at 4 in bytes a',
    ]);
  });

  it('stand together by name', () => {
    expect([...byName(entries)]).toEqual([['x', entries]]);
  });
});
