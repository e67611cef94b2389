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

    static void add(
            CompletedCheckpointStore store,
            long checkpointId,
            Map<OperatorID, OperatorState> states,
            List<MasterState> masterStates,
            CheckpointProperties properties)
            throws Exception {
        store.addCheckpointAndSubsumeOldestOne(
                new CompletedCheckpoint(
                        JobGraphs.JOB_ID,
                        checkpointId,
                        0,
                        0,
                        states,
                        masterStates,
                        properties,
                        new Stores.Nowhere(),
                        null),
                new CheckpointsCleaner(),
                () -> {});
    }

    /**
     * Registers what the store has recovered, when it has all of it. Flink: {@code
     * CompletedCheckpoint#registerSharedStatesAfterRestored}.
     */
    static void recovered(CompletedCheckpointStore store) throws Exception {
        for (CompletedCheckpoint checkpoint : store.getAllCheckpoints()) {
            if (!checkpoint.getProperties().isUnclaimed()) {
                store.getSharedStateRegistry()
                        .registerAll(
                                checkpoint.getOperatorStates().values(),
                                checkpoint.getCheckpointID());
            }
        }
    }
}
