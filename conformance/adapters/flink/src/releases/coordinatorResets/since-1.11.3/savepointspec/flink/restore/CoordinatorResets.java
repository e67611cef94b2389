package savepointspec.flink.restore;

import java.util.HashSet;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;

/** How coordinators are told of a reset, and how a job starts from its store. */
final class CoordinatorResets {
    static final long NO_CHECKPOINT = OperatorCoordinator.NO_CHECKPOINT;

    private CoordinatorResets() {}

    /** The arguments of {@code resetToCheckpoint}: the checkpoint's ID and the state. */
    static void record(OperatorID operator, Object[] arguments) {
        Calls.coordinatorReset(operator, (Long) arguments[0], (byte[]) arguments[1]);
    }

    static void restoreInitialCheckpoint(RestoredJob job) throws Exception {
        job.coordinator.restoreInitialCheckpointIfPresent(new HashSet<>(job.vertices.values()));
    }
}
