package savepointspec.flink.restore;

import org.apache.flink.runtime.jobgraph.OperatorID;

/** How coordinators are told of a reset, and how a job starts from its store. */
final class CoordinatorResets {
    /** What stands for no checkpoint. These releases have no word for it. */
    static final long NO_CHECKPOINT = -1;

    private CoordinatorResets() {}

    /** The arguments of {@code resetToCheckpoint}: the state alone. */
    static void record(OperatorID operator, Object[] arguments) {
        Calls.coordinatorReset(operator, NO_CHECKPOINT, (byte[]) arguments[0]);
    }

    static void restoreInitialCheckpoint(RestoredJob job) throws Exception {
        job.coordinator.restoreLatestCheckpointedState(job.vertices, false, false);
    }
}
