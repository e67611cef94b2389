package savepointspec.flink.model;

import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.OperatorID;

/** Operators and their states: none is finished before 1.14, and none has a name before 2.0. */
public final class Operators {
    private Operators() {}

    static String nameOf(OperatorState state) {
        return null;
    }

    static String uidOf(OperatorState state) {
        return null;
    }

    static boolean isFullyFinished(OperatorState state) {
        return false;
    }

    static boolean isFinished(OperatorSubtaskState state) {
        return false;
    }

    static OperatorState newState(
            OperatorNames names,
            OperatorID id,
            int parallelism,
            int maxParallelism,
            boolean isFullyFinished) {
        if (isFullyFinished) {
            throw new NotInThisRelease("fully finished operators");
        }
        return new OperatorState(id, parallelism, maxParallelism);
    }

    static OperatorSubtaskState finishedSubtask() {
        throw new NotInThisRelease("finished subtasks");
    }

    public static OperatorIDPair pairOf(
            OperatorID generated, OperatorID userDefined, OperatorNames names) {
        return OperatorIDPair.of(generated, userDefined);
    }
}
