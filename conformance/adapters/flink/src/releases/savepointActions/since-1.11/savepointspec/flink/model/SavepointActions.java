package savepointspec.flink.model;

import org.apache.flink.runtime.checkpoint.CheckpointType;

/** What a savepoint does to its job when it is complete. */
final class SavepointActions {
    private SavepointActions() {}

    /**
     * Before 1.11.4 and 1.12.2 a savepoint that stops its job does not say whether the job suspends
     * or terminates, and stands here for one that suspends.
     */
    static String of(CheckpointType savepoint) {
        return savepoint.isSynchronous() ? "SUSPEND" : "NONE";
    }
}
