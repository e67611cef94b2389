import { assert, property, sample } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UPPER_BOUND_MAX_PARALLELISM } from '../../../../spec/model/job.ts';
import { editDrafts } from '../../draft/edit-draft.ts';
import type { Edit, EditKind } from '../../draft/edit-draft.ts';
import { jobDraft } from '../../draft/job-draft.ts';
import { fields } from '../../draft/pick.ts';
import { JOB, LITTLE_STATE, SMALL_PARALLELISM } from '../../recipes/constraints.ts';
import { graphOf, jobOf, operatorIdOf } from '../graph.ts';
import type { Graph } from '../graph.ts';
import { applyEdits } from './apply-edits.ts';

const ALL_KINDS: Record<EditKind, number> = {
  rename: 1,
  rescale: 1,
  rescaleBeyond: 0,
  maxDerived: 1,
  maxRecorded: 1,
  maxOther: 1,
  addOperator: 1,
  addVertex: 1,
  removeOperator: 1,
  removeVertex: 1,
  reidentify: 1,
  uidHashToOld: 1,
  uidHashAdded: 1,
  uidHashToRemoved: 1,
  uidHashToNeighbour: 1,
  chain: 1,
  unchain: 1,
  reverseChain: 1,
  coordinator: 1,
  repartition: 1,
};

const DRAFTS = fields({
  job: jobDraft({ ...JOB, maxVertices: 5, uidHashes: 30 }, LITTLE_STATE),
  edits: editDrafts({
    minEdits: 0,
    maxEdits: 6,
    kinds: ALL_KINDS,
    parallelism: SMALL_PARALLELISM,
  }),
});

/** Two vertices in a row, of two operators and one, with the given max parallelism. */
function twoVertices(maxParallelism: number | null = null): Graph {
  const operator = { naming: 3, uidHash: false, coordinator: false, finished: null };
  const [state] = sample(jobDraft(JOB, LITTLE_STATE), { numRuns: 1, seed: 1 }).flatMap(([v]) =>
    v!.operators.map((o) => o.state),
  );
  const vertex = {
    parallelism: 4,
    maxParallelism,
    finished: 'running',
    doubleEdges: false,
  } as const;
  const draft = { ...operator, state: state! };
  return graphOf(9, [
    { ...vertex, inputs: [], operators: [draft, draft] },
    { ...vertex, inputs: [{ producer: 0, partitioner: 'forward' }], operators: [draft] },
  ]);
}

const id = (key: number) => operatorIdOf(9, key);

function edited(kind: EditKind, change: Partial<Edit> = {}, graph = twoVertices()) {
  return applyEdits(9, graph, [{ kind, target: 0, detail: 0, parallelism: 2, ...change }]);
}

const idsOf = (graph: Graph) => graph.map(({ chain }) => chain.map((o) => o.generated));

describe('edits', () => {
  it('give jobs that Flink would build', () => {
    assert(
      property(DRAFTS, ({ job, edits }) => {
        const graph = applyEdits(3, graphOf(3, job), edits);
        const { vertices } = jobOf(graph, []);
        expect(vertices.length).toBeGreaterThan(0);
        const generated = vertices.flatMap((v) => v.operators.map((o) => o.generated));
        expect(new Set(generated).size).toBe(generated.length);
        expect(new Set(vertices.map((v) => v.id)).size).toBe(vertices.length);
        for (const [index, vertex] of vertices.entries()) {
          expect(vertex.operators.length).toBeGreaterThan(0);
          expect(vertex.parallelism).toBeGreaterThan(0);
          const bound = vertex.maxParallelism ?? UPPER_BOUND_MAX_PARALLELISM;
          expect(bound).toBeGreaterThanOrEqual(vertex.parallelism);
          expect(bound).toBeLessThanOrEqual(UPPER_BOUND_MAX_PARALLELISM);
          expect(vertex.inputs.every(({ producer }) => producer < index)).toBe(true);
          const producers = vertex.inputs.map(({ producer }) => producer);
          expect(new Set(producers).size).toBe(producers.length);
          const own = new Set(vertex.operators.map((o) => o.generated));
          expect(vertex.coordinators.every((coordinator) => own.has(coordinator))).toBe(true);
        }
      }),
      { seed: 11, numRuns: 400 },
    );
  });

  it('never make two vertices claim one ID', () => {
    assert(
      property(DRAFTS, ({ job, edits }) => {
        const graph = applyEdits(3, graphOf(3, job), edits);
        const claims = graph.flatMap(({ chain }) => {
          const ids = chain.flatMap(({ generated, userDefined }) => [generated, userDefined]);
          return Array.from(new Set(ids.filter((claimed) => claimed !== null)));
        });
        expect(new Set(claims).size).toBe(claims.length);
      }),
      { seed: 12, numRuns: 400 },
    );
  });

  it('rescale no further than a configured max parallelism', () => {
    expect(edited('rescale', { parallelism: 6 })[0]!.parallelism).toBe(6);
    expect(edited('rescale', { parallelism: 6 }, twoVertices(5))[0]!.parallelism).toBe(5);
  });

  it('rescale beyond it where that is asked', () => {
    const [vertex] = edited('rescaleBeyond', { detail: 2 });
    expect(vertex).toMatchObject({ maxParallelism: 4, parallelism: 7 });
  });

  it('configure the max parallelism that was derived, another one, or none', () => {
    expect(edited('maxRecorded')[0]!.maxParallelism).toBe(128);
    expect(edited('maxOther')[0]!.maxParallelism).toBe(64);
    expect(edited('maxDerived', {}, twoVertices(8))[0]!.maxParallelism).toBeNull();
  });

  it('chain a consumer to its producer, tail first, and break the chain again', () => {
    const chained = edited('chain');
    expect(idsOf(chained)).toEqual([[id(2), id(0), id(1)]]);
    const broken = edited('unchain', {}, chained);
    expect(idsOf(broken)).toEqual([[id(0), id(1)], [id(2)]]);
    expect(jobOf(broken, []).vertices[1]!.inputs).toMatchObject([{ producer: 0 }]);
  });

  it('remove operators, and vertices that have no other', () => {
    expect(idsOf(edited('removeOperator', { target: 1 }))).toEqual([[id(0)], [id(2)]]);
    expect(idsOf(edited('removeOperator', { target: 2 }))).toEqual([[id(0), id(1)]]);
    const last = edited('removeVertex', { target: 1 }, edited('removeOperator', { target: 1 }));
    expect(idsOf(edited('removeOperator', {}, last))).toEqual([[id(0)]]);
    expect(idsOf(edited('removeVertex', {}, last))).toEqual([[id(0)]]);
  });

  it('take state over by uid hashes', () => {
    const [old] = edited('uidHashToOld')[0]!.chain;
    expect(old!.userDefined).toBe(id(0));
    expect(old!.generated).not.toBe(id(0));
    expect(edited('uidHashAdded')[0]!.chain[0]).toMatchObject({ generated: id(0) });
    expect(edited('uidHashAdded')[0]!.chain[0]!.userDefined).not.toBeNull();
    const [heir] = edited('uidHashToRemoved', { target: 2 })[0]!.chain;
    expect(heir).toMatchObject({ generated: id(0), userDefined: id(2) });
    const [neighbour] = edited('uidHashToNeighbour')[0]!.chain;
    expect(neighbour).toMatchObject({ generated: id(0), userDefined: id(1) });
  });

  it('leave no operator with state of an ID that is in another vertex', () => {
    const hashed = edited('uidHashToNeighbour');
    expect(
      edited('unchain', {}, hashed).flatMap(({ chain }) => chain.map((o) => o.userDefined)),
    ).toEqual([null, null, null]);
  });
});
