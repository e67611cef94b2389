package savepointspec.flink.model;

import org.apache.flink.runtime.checkpoint.SavepointType;

/** What a savepoint does to its job when it is complete. */
final class SavepointActions {
    private SavepointActions() {}

    /** {@code null} where it is missing, as it can be in a stream of Java objects. */
    static String of(SavepointType savepoint) {
        return savepoint.getPostCheckpointAction() == null
                ? null
                : savepoint.getPostCheckpointAction().name();
    }
}
