/** The edges of a job, seen from both ends. Flink: `IntermediateResult`. */
import type { Job, JobEdge } from '../../../spec/model/job.ts';

/** An input gate of a vertex. */
export interface Gate {
  /** The producer's index in the job. */
  readonly producer: number;
  /** Which of the producer's partitions it reads. */
  readonly partition: number;
  readonly edge: JobEdge;
}

/** A result partition of a vertex. */
export interface Partition {
  /** The consumer's index in the job. */
  readonly consumer: number;
  /** Which of the consumer's gates reads it. */
  readonly gate: number;
  readonly edge: JobEdge;
}

/** Where the edges of one vertex lead. */
export interface VertexEdges {
  readonly gates: readonly Gate[];
  readonly partitions: readonly Partition[];
}

/** The edges of each vertex, in the order of the job's vertices. */
export function edgesOf({ vertices }: Job): readonly VertexEdges[] {
  const partitions = vertices.map((): Partition[] => []);
  const gates = vertices.map(({ inputs }, consumer) =>
    inputs.map((edge, gate): Gate => {
      const { producer } = edge;
      const partition = partitions[producer]!.push({ consumer, gate, edge }) - 1;
      return { producer, partition, edge };
    }),
  );
  return gates.map((ofVertex, index) => ({ gates: ofVertex, partitions: partitions[index]! }));
}
