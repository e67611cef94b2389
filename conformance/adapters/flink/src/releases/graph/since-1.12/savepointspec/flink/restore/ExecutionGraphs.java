package savepointspec.flink.restore;

import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.time.Time;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.blob.VoidBlobWriter;
import org.apache.flink.runtime.checkpoint.CheckpointIDCounter;
import org.apache.flink.runtime.checkpoint.CheckpointRecoveryFactory;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;
import org.apache.flink.runtime.executiongraph.ExecutionGraph;
import org.apache.flink.runtime.executiongraph.ExecutionGraphBuilder;
import org.apache.flink.runtime.executiongraph.restart.NoRestartStrategy;
import org.apache.flink.runtime.io.network.partition.JobMasterPartitionTracker;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.slotpool.SlotProvider;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.flink.runtime.shuffle.ShuffleMaster;
import org.slf4j.LoggerFactory;

/** Since 1.12 execution graphs know when their job was submitted. */
final class ExecutionGraphs {
    ExecutionGraph build(
            JobGraph graph,
            Configuration configuration,
            CompletedCheckpointStore store,
            CheckpointIDCounter counter,
            String scheduler)
            throws Exception {
        Parallelisms.requireNotReactive(scheduler);
        return ExecutionGraphBuilder.buildGraph(
                null,
                graph,
                configuration,
                Executors.UNUSED,
                Executors.ASIDE,
                Unused.part(SlotProvider.class),
                ExecutionGraphs.class.getClassLoader(),
                new Given(store, counter),
                Time.seconds(10),
                new NoRestartStrategy(),
                UnregisteredMetricGroups.createUnregisteredJobManagerJobMetricGroup(),
                VoidBlobWriter.getInstance(),
                Time.seconds(10),
                LoggerFactory.getLogger(ExecutionGraphs.class),
                Unused.part(ShuffleMaster.class),
                Unused.part(JobMasterPartitionTracker.class),
                0);
    }

    /** Hands out what is there already. */
    private static final class Given implements CheckpointRecoveryFactory {
        private final CompletedCheckpointStore store;
        private final CheckpointIDCounter counter;

        Given(CompletedCheckpointStore store, CheckpointIDCounter counter) {
            this.store = store;
            this.counter = counter;
        }

        @Override
        public CompletedCheckpointStore createCheckpointStore(
                JobID job, int maxRetained, ClassLoader loader) {
            return store;
        }

        @Override
        public CheckpointIDCounter createCheckpointIDCounter(JobID job) {
            return counter;
        }
    }
}
