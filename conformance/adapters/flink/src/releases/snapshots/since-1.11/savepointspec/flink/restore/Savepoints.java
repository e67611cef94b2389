package savepointspec.flink.restore;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.checkpoint.CompletedCheckpoint;

/** Before 1.15 savepoints have one format. */
final class Savepoints {
    private Savepoints() {}

    static CompletableFuture<CompletedCheckpoint> trigger(RestoredJob job, String folder) {
        return job.coordinator.triggerSavepoint(folder);
    }
}
