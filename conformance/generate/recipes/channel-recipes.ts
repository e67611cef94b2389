/** Cases about in-flight data of unaligned checkpoints. */
import { FROM_A_SAVEPOINT } from '../draft/entry-draft.ts';
import type { JobConstraints } from '../draft/job-draft.ts';
import type { StateConstraints } from '../draft/state-draft.ts';
import { constrained, LITTLE_STATE } from './constraints.ts';
import type { RestoreRecipe } from './restore-recipe.ts';

/** Jobs of which every edge can be rescaled, and some cannot. */
const CONNECTED: Partial<JobConstraints> = {
  minVertices: 2,
  maxVertices: 4,
  minInputs: 1,
  maxChain: 2,
  partitioners: {
    keyBy: 5,
    rebalance: 5,
    global: 3,
    custom: 4,
    forward: 1,
    broadcast: 1,
    ownRange: 2,
    ownFirst: 2,
    ownUpstream: 1,
    ownDownstream: 1,
  },
  doubleEdges: 20,
  coordinators: 5,
};

/** A producer and its consumer. */
const ONE_EDGE: Partial<JobConstraints> = {
  ...CONNECTED,
  maxVertices: 2,
  maxChain: 1,
  doubleEdges: 0,
};

const CHANNELS: StateConstraints['channels'] = {
  input: 50,
  output: 50,
  inner: 0,
  merged: 20,
  strays: { none: 10, channel: 1, edge: 1 },
  mergedForms: { whole: 8, followed: 1, none: 1 },
};

const IN_FLIGHT: Partial<StateConstraints> = {
  ...LITTLE_STATE,
  managed: 15,
  missing: 10,
  channels: CHANNELS,
};

export const CHANNEL_RECIPES: readonly RestoreRecipe[] = [
  {
    name: 'in-flight-data',
    weight: 12,
    constraints: constrained({
      job: CONNECTED,
      state: IN_FLIGHT,
      edits: { maxEdits: 3, kinds: { rescale: 6, rename: 1, repartition: 1 } },
    }),
  },
  {
    name: 'one-mapper',
    weight: 6,
    constraints: constrained({
      job: {
        ...ONE_EDGE,
        partitioners: { global: 4, ownRange: 4, ownFirst: 2, custom: 1, rebalance: 3 },
      },
      state: { ...IN_FLIGHT, channels: { ...CHANNELS, input: 60, output: 60 } },
      edits: { minEdits: 1, maxEdits: 2, kinds: { rescale: 1 } },
    }),
  },
  {
    name: 'several-gates',
    weight: 12,
    constraints: constrained({
      job: {
        ...CONNECTED,
        minVertices: 3,
        maxVertices: 3,
        minInputs: 2,
        maxChain: 1,
        partitioners: { keyBy: 3, rebalance: 3, global: 2, custom: 1, forward: 2, broadcast: 2 },
        doubleEdges: 0,
      },
      state: { ...IN_FLIGHT, missing: 5, channels: { ...CHANNELS, input: 80, output: 30 } },
      edits: { minEdits: 1, maxEdits: 2, kinds: { rescale: 1 } },
    }),
  },
  {
    name: 'in-flight-data-beside-none',
    weight: 6,
    constraints: constrained({
      job: { ...CONNECTED, maxChain: 1 },
      state: { ...IN_FLIGHT, missing: 40, channels: { ...CHANNELS, input: 40, output: 40 } },
      edits: { minEdits: 1, maxEdits: 2, kinds: { reidentify: 4, addVertex: 2, rescale: 1 } },
      rest: { allowNonRestoredState: 90 },
    }),
  },
  {
    name: 'in-flight-data-in-chains',
    weight: 9,
    constraints: constrained({
      job: { ...CONNECTED, maxVertices: 3, maxChain: 3 },
      state: { ...IN_FLIGHT, channels: { ...CHANNELS, input: 70, output: 70, inner: 30 } },
      edits: {
        minEdits: 1,
        maxEdits: 2,
        kinds: {
          chain: 4,
          addOperator: 4,
          unchain: 2,
          reverseChain: 2,
          removeOperator: 1,
          removeVertex: 1,
          rescale: 2,
          rename: 2,
        },
      },
      rest: { allowNonRestoredState: 80 },
    }),
  },
  {
    name: 'repartitioned',
    weight: 5,
    constraints: constrained({
      job: { ...CONNECTED, maxVertices: 3, partitioners: { keyBy: 1, rebalance: 1, forward: 2 } },
      state: IN_FLIGHT,
      edits: { minEdits: 1, maxEdits: 3, kinds: { repartition: 3, rescale: 2 } },
    }),
  },
  {
    name: 'full-input',
    weight: 5,
    constraints: constrained({
      job: { ...CONNECTED, maxChain: 1, partitioners: { custom: 6, ownRange: 1, keyBy: 1 } },
      state: { ...IN_FLIGHT, channels: { ...CHANNELS, input: 80, output: 20 } },
      edits: { maxEdits: 1, kinds: { rename: 3, rescale: 1 } },
    }),
  },
  {
    name: 'unmapped-output',
    weight: 6,
    constraints: constrained({
      job: {
        ...ONE_EDGE,
        parallelism: [
          [4, 1],
          [5, 1],
          [6, 1],
        ],
        partitioners: { keyBy: 1, rebalance: 1 },
      },
      state: {
        ...IN_FLIGHT,
        channels: { ...CHANNELS, output: 90, input: 10, strays: { none: 3, channel: 2, edge: 1 } },
      },
      edits: {
        minEdits: 1,
        maxEdits: 1,
        kinds: { rescale: 1 },
        parallelism: [
          [1, 1],
          [2, 2],
          [3, 1],
        ],
      },
      rest: { recoversOutputDownstream: 100 },
    }),
  },
  {
    name: 'recovered-downstream',
    weight: 6,
    constraints: constrained({
      job: CONNECTED,
      state: { ...IN_FLIGHT, channels: { ...CHANNELS, output: 80, input: 20 } },
      edits: { maxEdits: 2, kinds: { rescale: 4, rename: 1 } },
      rest: { recoversOutputDownstream: 80 },
    }),
  },
  {
    name: 'ignored-in-flight-data',
    weight: 5,
    constraints: constrained({
      job: { ...CONNECTED, maxVertices: 2, coordinators: 50 },
      state: { ...IN_FLIGHT, coordinator: 60 },
      edits: { maxEdits: 2, kinds: { rescale: 2, repartition: 1, rename: 1 } },
      rest: {
        entry: { ...FROM_A_SAVEPOINT, ignored: { restored: 3, other: 2, none: 1 } },
      },
    }),
  },
  {
    name: 'merged-channels',
    weight: 7,
    constraints: constrained({
      job: { ...CONNECTED, maxVertices: 2, maxChain: 2 },
      state: {
        ...IN_FLIGHT,
        channels: {
          ...CHANNELS,
          merged: 80,
          inner: 10,
          mergedForms: { whole: 4, followed: 2, none: 1, cut: 5, negative: 3 },
        },
      },
      edits: { maxEdits: 2, kinds: { rescale: 2, chain: 1, rename: 1 } },
    }),
  },
];
