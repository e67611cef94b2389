package org.apache.flink.runtime.scheduler.adaptive;

import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.scheduler.SchedulerBase;
import org.apache.flink.runtime.scheduler.VertexParallelismStore;

/** The reactive mode's parallelisms, which only classes of Flink's own package may ask for. */
public final class ReactiveMode {
    private ReactiveMode() {}

    /** Those that the execution graph is built with: a vertex keeps its own parallelism. */
    public static VertexParallelismStore parallelismsOf(JobGraph graph) {
        return AdaptiveScheduler.computeReactiveModeVertexParallelismStore(
                graph.getVertices(), SchedulerBase::getDefaultMaxParallelism, false);
    }
}
