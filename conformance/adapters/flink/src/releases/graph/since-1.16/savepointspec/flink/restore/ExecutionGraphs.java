package savepointspec.flink.restore;

import org.apache.flink.api.common.time.Time;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.blob.VoidBlobWriter;
import org.apache.flink.runtime.checkpoint.CheckpointIDCounter;
import org.apache.flink.runtime.checkpoint.CheckpointStatsTracker;
import org.apache.flink.runtime.checkpoint.CheckpointsCleaner;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;
import org.apache.flink.runtime.deployment.TaskDeploymentDescriptorFactory.PartitionLocationConstraint;
import org.apache.flink.runtime.executiongraph.DefaultExecutionGraphBuilder;
import org.apache.flink.runtime.executiongraph.DefaultVertexAttemptNumberStore;
import org.apache.flink.runtime.executiongraph.ExecutionDeploymentListener;
import org.apache.flink.runtime.executiongraph.ExecutionGraph;
import org.apache.flink.runtime.executiongraph.ExecutionJobVertex;
import org.apache.flink.runtime.executiongraph.ExecutionStateUpdateListener;
import org.apache.flink.runtime.io.network.partition.JobMasterPartitionTracker;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.metrics.groups.JobManagerJobMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.flink.runtime.shuffle.ShuffleMaster;
import org.slf4j.LoggerFactory;

/** Since 1.16 vertices come from a factory. */
final class ExecutionGraphs {
    private final CheckpointsCleaner cleaner = new CheckpointsCleaner();

    ExecutionGraph build(
            JobGraph graph,
            Configuration configuration,
            CompletedCheckpointStore store,
            CheckpointIDCounter counter,
            String scheduler)
            throws Exception {
        JobManagerJobMetricGroup metrics =
                UnregisteredMetricGroups.createUnregisteredJobManagerJobMetricGroup();
        return DefaultExecutionGraphBuilder.buildGraph(
                graph,
                configuration,
                Executors.UNUSED,
                Executors.ASIDE,
                ExecutionGraphs.class.getClassLoader(),
                store,
                cleaner,
                counter,
                Time.seconds(10),
                VoidBlobWriter.getInstance(),
                LoggerFactory.getLogger(ExecutionGraphs.class),
                Unused.part(ShuffleMaster.class),
                Unused.part(JobMasterPartitionTracker.class),
                PartitionLocationConstraint.CAN_BE_UNKNOWN,
                Unused.part(ExecutionDeploymentListener.class),
                Unused.part(ExecutionStateUpdateListener.class),
                0,
                new DefaultVertexAttemptNumberStore(),
                Parallelisms.of(graph, scheduler),
                () -> new CheckpointStatsTracker(1, metrics),
                false,
                new ExecutionJobVertex.Factory());
    }
}
