package savepointspec.flink.restore;

import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.CheckpointProperties;
import org.apache.flink.runtime.checkpoint.CompletedCheckpoint;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;
import org.apache.flink.runtime.checkpoint.MasterState;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.jobgraph.OperatorID;

/** Shared state is registered when a job is restored. */
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
                        new Stores.Nowhere()));
    }

    /** Nothing is registered yet. */
    static void recovered(CompletedCheckpointStore store) {}
}
