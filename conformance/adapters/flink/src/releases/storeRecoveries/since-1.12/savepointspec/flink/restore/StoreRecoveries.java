package savepointspec.flink.restore;

import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.checkpoint.CheckpointsCleaner;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;

/** In 1.12 a store is told who cleans up, and what follows its end. */
final class StoreRecoveries {
    private StoreRecoveries() {}

    /** The job that a store belongs to goes away, to come back. */
    static void suspend(CompletedCheckpointStore store) throws Exception {
        store.shutdown(JobStatus.SUSPENDED, new CheckpointsCleaner(), () -> {});
    }

    /** Reads what lies in a store of high availability. */
    static void recover(CompletedCheckpointStore store) throws Exception {
        store.recover();
    }
}
