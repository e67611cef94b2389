package savepointspec.flink.model;

import java.util.Collection;
import org.apache.flink.runtime.checkpoint.CheckpointProperties;
import org.apache.flink.runtime.checkpoint.CompletedCheckpoint;
import org.apache.flink.runtime.checkpoint.MasterState;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/** Before 1.16 metadata carries no properties. */
public final class MetadataProperties {
    private MetadataProperties() {}

    static CheckpointProperties of(CheckpointMetadata metadata) {
        return null;
    }

    /** None. */
    public static CheckpointProperties restoredOf(CompletedCheckpoint checkpoint) {
        return null;
    }

    static CheckpointMetadata withMetadata(
            long checkpointId,
            Collection<OperatorState> operators,
            Collection<MasterState> masterStates,
            CheckpointProperties properties) {
        return new CheckpointMetadata(checkpointId, operators, masterStates);
    }
}
