package savepointspec.flink.restore;

import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.checkpoint.CheckpointProperties;
import org.apache.flink.runtime.checkpoint.CheckpointsCleaner;
import org.apache.flink.runtime.checkpoint.CompletedCheckpoint;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;
import org.apache.flink.runtime.checkpoint.MasterState;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.jobgraph.OperatorID;

/** Since 1.14 a store is recovered when it is made; shared state is registered when a job is restored. */
final class StoredCheckpoints {
    private StoredCheckpoints() {}

    static void add(
            CompletedCheckpointStore store,
            long checkpointId,
            Map<OperatorID, OperatorState> states,
            List<MasterState> masterStates,
            CheckpointProperties properties)
            throws Exception {
        store.addCheckpoint(
                new CompletedCheckpoint(
                        JobGraphs.JOB_ID,
                        checkpointId,
                        0,
                        0,
                        states,
                        masterStates,
                        properties,
                        new Stores.Nowhere()),
                new CheckpointsCleaner(),
                () -> {});
    }

    /** Nothing is registered yet. */
    static void recovered(CompletedCheckpointStore store) {}

    /** A store of high availability has read all that lies in it. */
    static void recover(CompletedCheckpointStore store) {}

    /** The job that a store belongs to goes away in some state. */
    static void end(CompletedCheckpointStore store, JobStatus status) throws Exception {
        store.shutdown(status, new CheckpointsCleaner());
    }
}
