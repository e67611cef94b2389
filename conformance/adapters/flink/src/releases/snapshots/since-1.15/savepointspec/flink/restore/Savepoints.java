package savepointspec.flink.restore;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CompletedCheckpoint;

/** Since 1.15 the format of a savepoint is chosen. */
final class Savepoints {
    private Savepoints() {}

    static CompletableFuture<CompletedCheckpoint> trigger(RestoredJob job, String folder) {
        return job.coordinator.triggerSavepoint(folder, SavepointFormatType.CANONICAL);
    }
}
