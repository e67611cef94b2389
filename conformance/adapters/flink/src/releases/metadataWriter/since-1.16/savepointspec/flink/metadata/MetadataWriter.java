package savepointspec.flink.metadata;

import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.checkpoint.metadata.MetadataSerializer;
import org.apache.flink.runtime.checkpoint.metadata.MetadataSerializers;

/** Since 1.16 the version that is written can be chosen, from 3 on. */
final class MetadataWriter {
    private MetadataWriter() {}

    /** Throws {@code UnsupportedOperationException} where the version cannot be written. */
    static void write(CheckpointMetadata metadata, int version, DataOutputStream out)
            throws IOException {
        Checkpoints.storeCheckpointMetadata(metadata, out, serializerOf(version));
    }

    private static MetadataSerializer serializerOf(int version) {
        try {
            return MetadataSerializers.getSerializer(version);
        } catch (IllegalArgumentException unknown) {
            throw new UnsupportedOperationException(unknown);
        }
    }
}
