package savepointspec.flink.restore;

import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.scheduler.SchedulerBase;
import org.apache.flink.runtime.scheduler.VertexParallelismStore;
import org.apache.flink.runtime.scheduler.adaptive.ReactiveMode;

/** Since 1.13 schedulers say which max parallelism a vertex may take over. */
final class Parallelisms {
    private Parallelisms() {}

    static VertexParallelismStore of(JobGraph graph, String scheduler) {
        return scheduler.equals("reactive")
                ? ReactiveMode.parallelismsOf(graph)
                : SchedulerBase.computeVertexParallelismStore(graph);
    }
}
