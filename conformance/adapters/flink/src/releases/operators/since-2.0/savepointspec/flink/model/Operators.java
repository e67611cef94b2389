package savepointspec.flink.model;

import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.checkpoint.FinishedOperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.FullyFinishedOperatorState;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.OperatorID;

/** Operators and their states: they have names and uids since 2.0. */
public final class Operators {
    private Operators() {}

    static String nameOf(OperatorState state) {
        return state.getOperatorName().orElse(null);
    }

    static String uidOf(OperatorState state) {
        return state.getOperatorUid().orElse(null);
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
                ? new FullyFinishedOperatorState(
                        names.name, names.uid, id, parallelism, maxParallelism)
                : new OperatorState(names.name, names.uid, id, parallelism, maxParallelism);
    }

    static OperatorSubtaskState finishedSubtask() {
        return FinishedOperatorSubtaskState.INSTANCE;
    }

    public static OperatorIDPair pairOf(
            OperatorID generated, OperatorID userDefined, OperatorNames names) {
        return OperatorIDPair.of(generated, userDefined, names.name, names.uid);
    }
}
