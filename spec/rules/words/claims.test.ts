import { describe, expect, it } from 'vitest';
import type { Job, JobVertex } from '../../model/job.ts';
import { FLINK_2_3, id, pair, profile, vertex } from '../../testing/small-case.ts';
import { claimsOf } from './claims.ts';

const job = (...vertices: JobVertex[]): Job => ({ vertices, masterHooks: [] });

/** A vertex of an ID that claims ID 9. */
const claiming = (number: number) =>
  vertex(1, { id: id(number), operators: [pair(id(1)), pair(id(2 + number), id(9))] });

const namesOf = (vertices: readonly JobVertex[] | undefined) => vertices?.map((v) => v.id);

describe('who claims an OperatorID', () => {
  it('is the vertex of the operator that has it, generated or user-defined', () => {
    const first = vertex(1, { operators: [pair(id(1)), pair(id(2), id(3))] });
    const claims = claimsOf(job(first, vertex(4)), FLINK_2_3);
    expect([1, 2, 3].map((number) => claims.get(id(number)))).toEqual([[first], [first], [first]]);
    expect(claims.get(id(4))?.[0]?.name).toBe('vertex 4');
    expect(claims.get(id(5))).toBeUndefined();
  });

  it('is the last one in the map of vertices where two have it', () => {
    const inOrder = claimsOf(job(claiming(3), claiming(5)), FLINK_2_3);
    expect(namesOf(inOrder.get(id(9)))).toEqual([id(5)]);
    const turned = claimsOf(job(claiming(5), claiming(3)), FLINK_2_3);
    expect(namesOf(turned.get(id(9)))).toEqual([id(5)]);
  });

  it('hangs on the size of that map, which grew with Flink 1.18', () => {
    const vertices = job(claiming(17), claiming(5));
    expect(namesOf(claimsOf(vertices, FLINK_2_3).get(id(9)))).toEqual([id(17)]);
    expect(namesOf(claimsOf(vertices, profile('flink-1.17')).get(id(9)))).toEqual([id(5)]);
  });

  it('is left open where both lie in one bucket', () => {
    const claims = claimsOf(job(claiming(5), claiming(37)), FLINK_2_3);
    expect(namesOf(claims.get(id(9)))).toEqual([id(5), id(37)]);
  });

  it('is one vertex where two of its operators have one ID', () => {
    const twice = vertex(1, { operators: [pair(id(1)), pair(id(2), id(1))] });
    expect(claimsOf(job(twice), FLINK_2_3).get(id(1))).toEqual([twice]);
  });
});
