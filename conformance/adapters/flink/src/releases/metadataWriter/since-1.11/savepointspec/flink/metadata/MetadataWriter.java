package savepointspec.flink.metadata;

import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/** Before 1.16 nothing but version 3 is written. */
final class MetadataWriter {
    private static final int WRITTEN_VERSION = 3;

    private MetadataWriter() {}

    /** Throws {@code UnsupportedOperationException} where the version cannot be written. */
    static void write(CheckpointMetadata metadata, int version, DataOutputStream out)
            throws IOException {
        if (version != WRITTEN_VERSION) {
            throw new UnsupportedOperationException("version " + version);
        }
        Checkpoints.storeCheckpointMetadata(metadata, out);
    }
}
