package savepointspec.flink.model;

import org.apache.flink.runtime.checkpoint.CheckpointType;

/** What a savepoint does to its job when it is complete. */
final class SavepointActions {
    private SavepointActions() {}

    static String of(CheckpointType savepoint) {
        return savepoint.getPostCheckpointAction().name();
    }
}
