/** A vertex while its state is restored. Flink: `ExecutionJobVertex`. */
import type { JobVertex } from '../../spec/model/job.ts';
import type { TaskRestore } from '../../spec/model/outcome.ts';

/** A vertex of the job, with what a restore changes of it. */
export interface ExecutionVertex {
  readonly job: JobVertex;
  /** Its index in the job's vertices. */
  readonly index: number;
  /** Configured, or derived from the parallelism. */
  readonly declaredMaxParallelism: number;
  /** At first the declared one; a restore may adjust it to the snapshot's. */
  maxParallelism: number;
  /** One for each subtask, `null` where the task starts without a restore. */
  readonly tasks: (TaskRestore | null)[];
}
