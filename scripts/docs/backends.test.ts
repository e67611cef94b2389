import { describe, expect, it } from 'vitest';
import { backendEvidence } from '../backends/evidence.ts';
import { goldenSavepoints, keyedStatesOf } from '../backends/golden-questions.ts';
import { OPENERS, releaseFor } from '../backends/readings.ts';
import { compareReleases, lineOf, NEWEST_RELEASES } from '../../spec/profiles/releases.ts';
import { backendsText } from './backends-page.ts';

const EVIDENCE = backendEvidence();
const LINES = NEWEST_RELEASES.map(lineOf);

describe('the evidence of backends', () => {
  it('has every savepoint with keyed state, on every backend of its line and of those after it', () => {
    expect(Object.keys(EVIDENCE)).toEqual(LINES);
    const keyed = goldenSavepoints().filter((golden) => keyedStatesOf(golden).length > 0);
    for (const line of LINES) {
      const ids = keyed
        .filter(({ flinkVersion }) => compareReleases(lineOf(flinkVersion), line) <= 0)
        .map(({ id }) => id);
      expect(Object.keys(EVIDENCE[line]!).toSorted(), line).toEqual(ids.toSorted());
      const names = OPENERS.filter((opener) => releaseFor(line, opener) !== null).map(
        ({ name }) => name,
      );
      for (const [id, cells] of Object.entries(EVIDENCE[line]!))
        expect(Object.keys(cells).toSorted(), `${line} ${id}`).toEqual(names.toSorted());
    }
  });

  it('has canonical savepoints opened by all but ForSt, from 1.13 on', () => {
    for (const { id, flinkVersion, kind } of goldenSavepoints()) {
      if (kind !== 'canonical savepoint' || compareReleases(lineOf(flinkVersion), '1.13') < 0)
        continue;
      for (const [line, cells] of Object.entries(EVIDENCE))
        for (const [name, cell] of Object.entries(cells[id] ?? {}))
          expect(cell.verdict, `${line} ${id} on ${name}`).toBe(
            name === 'forst' ? 'refused' : 'opened',
          );
    }
  });

  it('has what is held alike, whichever backend of a line holds it', () => {
    for (const [line, savepoints] of Object.entries(EVIDENCE))
      for (const [id, cells] of Object.entries(savepoints)) {
        const told = Object.values(cells).flatMap((cell) =>
          cell.verdict === 'opened' && cell.content !== null ? cell.content : [],
        );
        expect(new Set(told).size, `${line} ${id}`).toBeLessThanOrEqual(1);
      }
  });
});

describe('the page of backends', () => {
  it('tells what was refused, opened, and opened without being told', () => {
    const cells = {
      hashmap: { verdict: 'opened', entries: 8, content: '0a' },
      rocksdb: { verdict: 'refused', codes: ['STATE_FILE_BROKEN'] },
      'rocksdb, heap timers': { verdict: 'opened', entries: null, content: null },
    } as const;
    const text = backendsText({ '1.13': { 'flink-1.13.6/hashmap-checkpoint': cells } });
    expect(text).toContain(
      '| [hashmap-checkpoint](../fixtures/golden/1.13.6/hashmap-checkpoint) | checkpoint | opens: 8 | STATE_FILE_BROKEN | opens, untold | – | – | – |',
    );
    expect(text).toContain('3 of 3 cells were witnessed: 2 opened, 1 refused.');
  });
});
