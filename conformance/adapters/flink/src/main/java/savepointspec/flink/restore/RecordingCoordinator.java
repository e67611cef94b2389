package savepointspec.flink.restore;

import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;

/** Makes operator coordinators that tell {@link Calls} what they are reset to. */
final class RecordingCoordinator implements OperatorCoordinator.Provider {
    private static final long serialVersionUID = 1;

    private final OperatorID operator;

    RecordingCoordinator(OperatorID operator) {
        this.operator = operator;
    }

    @Override
    public OperatorID getOperatorId() {
        return operator;
    }

    @Override
    public OperatorCoordinator create(OperatorCoordinator.Context context) {
        return Unused.except(
                OperatorCoordinator.class,
                "resetToCheckpoint",
                arguments -> CoordinatorResets.record(operator, arguments));
    }
}
