/** Planted wrong implementations: which parallelisms and max parallelisms fit. */
import { FLINK_DECISIONS } from '../../../../impl/restore/decisions.ts';
import { hasState } from '../../../../spec/model/snapshot.ts';
import type { Mutant } from '../mutant.ts';

export const MAX_PARALLELISM_MUTANTS: readonly Mutant[] = [
  {
    id: 'builds-any-parallelism',
    ruleId: 'validate/vertex-parallelism-is-within-max',
    fault: 'A vertex may have a parallelism above its max parallelism.',
    restore: { isParallelismTooHigh: () => false },
  },
  {
    id: 'needs-room-above-parallelism',
    ruleId: 'validate/vertex-parallelism-is-within-max',
    fault: 'A vertex whose parallelism equals its max parallelism is not built.',
    restore: { isParallelismTooHigh: (parallelism, max) => parallelism >= max },
  },
  {
    id: 'derives-128-always',
    ruleId: 'validate/derives-max-parallelism',
    fault: 'The derived max parallelism is 128, whatever the parallelism.',
    restore: { derivedMaxParallelism: (parallelism) => Math.max(128, parallelism) },
  },
  {
    id: 'derives-from-parallelism-alone',
    ruleId: 'validate/derives-max-parallelism',
    fault:
      'The parallelism itself is rounded up to a power of two, not one and a half times as much.',
    restore: {
      derivedMaxParallelism: (parallelism) => Math.max(128, 2 ** Math.ceil(Math.log2(parallelism))),
    },
  },
  {
    id: 'adjusts-configured-max-parallelism',
    ruleId: 'validate/max-parallelism-matches',
    fault: "A configured max parallelism gives way to the snapshot's.",
    restore: { mayAdjust: () => true },
  },
  {
    id: 'adjusts-no-max-parallelism',
    ruleId: 'validate/max-parallelism-matches',
    fault: "A derived max parallelism does not give way to the snapshot's.",
    restore: { mayAdjust: () => false },
  },
  {
    id: 'takes-smaller-max-parallelism',
    ruleId: 'validate/max-parallelism-matches',
    fault: "A snapshot's max parallelism fits wherever it is not above the vertex's.",
    restore: {
      isSameMaxParallelism: (vertex, state) => state.maxParallelism <= vertex.maxParallelism,
    },
  },
  {
    id: 'compares-parallelism-too',
    ruleId: 'validate/parallelism-may-change',
    fault: 'A vertex with a configured max parallelism cannot be rescaled.',
    restore: {
      isSameMaxParallelism: (vertex, state) =>
        vertex.maxParallelism === state.maxParallelism &&
        vertex.job.parallelism === state.parallelism,
    },
  },
  {
    id: 'reactive-mode-is-like-others',
    ruleId: 'validate/reactive-mode-only-raises',
    fault: 'In reactive mode too, derived max parallelisms give way and configured ones do not.',
    restore: { mayAdjust: (vertex) => vertex.job.maxParallelism === null },
  },
  {
    id: 'reactive-mode-lowers',
    ruleId: 'validate/reactive-mode-only-raises',
    fault: 'In reactive mode any max parallelism gives way.',
    restore: {
      mayAdjust: (vertex, max, scheduler) =>
        scheduler === 'reactive' || FLINK_DECISIONS.mayAdjust(vertex, max, scheduler),
    },
  },
  {
    id: 'checks-no-bounds',
    ruleId: 'validate/max-parallelism-is-within-bounds',
    fault: 'A max parallelism that no vertex may have is adopted.',
    restore: { isWithinBounds: () => true },
  },
  {
    id: 'bounds-exclude-32768',
    ruleId: 'validate/max-parallelism-is-within-bounds',
    fault: 'The upper bound itself is out of bounds.',
    restore: { isWithinBounds: (max) => max >= 1 && max < 32_768 },
  },
  {
    id: 'takes-largest-int-literally',
    ruleId: 'validate/max-parallelism-is-within-bounds',
    fault: 'The largest int does not stand for the upper bound.',
    restore: { normalizeMaxParallelism: (max) => max },
  },
  {
    id: 'checks-max-parallelism-of-state-only',
    ruleId: 'validate/max-parallelism-counts-without-state',
    fault: 'The max parallelism of an operator without state is not checked.',
    restore: {
      checksMaxParallelism: ({ subtasks }) => subtasks.some(({ state }) => hasState(state)),
    },
  },
  {
    id: 'allowing-non-restored-allows-mismatches',
    ruleId: 'validate/max-parallelism-counts-without-state',
    fault: 'Where non-restored state is allowed, max parallelisms are not checked.',
    restore: { checksMaxParallelism: (_state, allowNonRestoredState) => !allowNonRestoredState },
  },
];
