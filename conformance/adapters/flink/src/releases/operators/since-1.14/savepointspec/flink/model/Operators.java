package savepointspec.flink.model;

import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.checkpoint.FinishedOperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.FullyFinishedOperatorState;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.OperatorID;

/** Operators and their states: they may be finished since 1.14, and have no names before 2.0. */
public final class Operators {
    private Operators() {}

    static String nameOf(OperatorState state) {
        return null;
    }

    static String uidOf(OperatorState state) {
        return null;
    }

    static boolean isFullyFinished(OperatorState state) {
        return state.isFullyFinished();
    }

    static boolean isFinished(OperatorSubtaskState state) {
        return state.isFinished();
    }

    static OperatorState newState(
            OperatorNames names,
            OperatorID id,
            int parallelism,
            int maxParallelism,
            boolean isFullyFinished) {
        return isFullyFinished
                ? new FullyFinishedOperatorState(id, parallelism, maxParallelism)
                : new OperatorState(id, parallelism, maxParallelism);
    }

    static OperatorSubtaskState finishedSubtask() {
        return FinishedOperatorSubtaskState.INSTANCE;
    }

    public static OperatorIDPair pairOf(
            OperatorID generated, OperatorID userDefined, OperatorNames names) {
        return OperatorIDPair.of(generated, userDefined);
    }
}
