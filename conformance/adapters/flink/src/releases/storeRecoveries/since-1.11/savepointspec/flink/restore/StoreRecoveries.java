package savepointspec.flink.restore;

import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;

/** Up to 1.11 a store cleans up itself. */
final class StoreRecoveries {
    private StoreRecoveries() {}

    /** The job that a store belongs to goes away, to come back. */
    static void suspend(CompletedCheckpointStore store) throws Exception {
        store.shutdown(JobStatus.SUSPENDED);
    }

    /** Reads what lies in a store of high availability. */
    static void recover(CompletedCheckpointStore store) throws Exception {
        store.recover();
    }
}
