package savepointspec.flink.restore;

import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.checkpoint.CheckpointsCleaner;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;

/** Since 1.14 a store is recovered when it is made. */
final class StoreRecoveries {
    private StoreRecoveries() {}

    /** The job that a store belongs to goes away, to come back. */
    static void suspend(CompletedCheckpointStore store) throws Exception {
        store.shutdown(JobStatus.SUSPENDED, new CheckpointsCleaner());
    }

    /** A store of high availability has read all that lies in it. */
    static void recover(CompletedCheckpointStore store) {}
}
