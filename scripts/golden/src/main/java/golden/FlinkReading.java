package golden;

import golden.api.Materialised;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyedStateHandle;

/** What Flink itself reads in a metadata file. */
final class FlinkReading {
    private final CheckpointMetadata metadata;

    FlinkReading(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            metadata =
                    Checkpoints.loadCheckpointMetadata(
                            in, FlinkReading.class.getClassLoader(), file.toUri().toString());
        }
    }

    long checkpointId() {
        return metadata.getCheckpointId();
    }

    /** Whether every changelog handle has a materialised part. */
    boolean isMaterialised() {
        for (OperatorState operator : metadata.getOperatorStates()) {
            for (OperatorSubtaskState subtask : operator.getStates()) {
                for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
                    if (Materialised.lacks(handle)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
