/** How much of a vertex, or of one of its operators, had finished when the snapshot was taken. */
import type { Weights } from './pick.ts';

/**
 * Nothing; some of its subtasks; all of them, each by itself, as no Flink job writes it; or all of
 * it. A release that does not read finished states gets nothing finished.
 */
export type FinishedPlan = 'running' | 'someSubtasks' | 'everySubtask' | 'fully';

/** Which of that is drawn. */
export interface FinishedConstraints {
  /** Of a vertex, for all of its operators. */
  readonly vertices: Weights<FinishedPlan>;
  /** Operators that finished otherwise than their vertex, in percent. */
  readonly otherwise: number;
}

/** A job that runs. */
export const NOTHING_FINISHED: FinishedConstraints = { vertices: { running: 1 }, otherwise: 0 };
