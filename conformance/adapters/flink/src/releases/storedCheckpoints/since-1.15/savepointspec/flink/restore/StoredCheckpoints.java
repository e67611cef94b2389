package savepointspec.flink.restore;

import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.CheckpointProperties;
import org.apache.flink.runtime.checkpoint.CheckpointsCleaner;
import org.apache.flink.runtime.checkpoint.CompletedCheckpoint;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;
import org.apache.flink.runtime.checkpoint.MasterState;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.jobgraph.OperatorID;

/** Since 1.15 the store has the registry of shared state. */
final class StoredCheckpoints {
    private StoredCheckpoints() {}

    /**
     * Adds a checkpoint in the way in which a recovered one is. Flink: {@code
     * CompletedCheckpoint#registerSharedStatesAfterRestored}.
     */
    static void add(
            CompletedCheckpointStore store,
            long checkpointId,
            Map<OperatorID, OperatorState> states,
            List<MasterState> masterStates,
            CheckpointProperties properties)
            throws Exception {
        CompletedCheckpoint checkpoint =
                new CompletedCheckpoint(
                        JobGraphs.JOB_ID,
                        checkpointId,
                        0,
                        0,
                        states,
                        masterStates,
                        properties,
                        new Stores.Nowhere(),
                        null);
        if (!properties.isUnclaimed()) {
            store.getSharedStateRegistry()
                    .registerAll(checkpoint.getOperatorStates().values(), checkpointId);
        }
        store.addCheckpointAndSubsumeOldestOne(checkpoint, new CheckpointsCleaner(), () -> {});
    }
}
