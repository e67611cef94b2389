package savepointspec.flink.model;

import java.util.Collection;
import org.apache.flink.runtime.checkpoint.CheckpointProperties;
import org.apache.flink.runtime.checkpoint.CompletedCheckpoint;
import org.apache.flink.runtime.checkpoint.MasterState;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/** Since 1.16 metadata carries the properties of its checkpoint. */
public final class MetadataProperties {
    private MetadataProperties() {}

    static CheckpointProperties of(CheckpointMetadata metadata) {
        return metadata.getCheckpointProperties();
    }

    /** The properties that the metadata of a stored checkpoint carried, or {@code null}. */
    public static CheckpointProperties restoredOf(CompletedCheckpoint checkpoint) {
        return checkpoint.getRestoredProperties().orElse(null);
    }

    static CheckpointMetadata withMetadata(
            long checkpointId,
            Collection<OperatorState> operators,
            Collection<MasterState> masterStates,
            CheckpointProperties properties) {
        return new CheckpointMetadata(checkpointId, operators, masterStates, properties);
    }
}
