package savepointspec.flink.metadata;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/** Before 1.16 nobody chooses the version that is written: the file tells which one it is. */
final class MetadataWriter {
    /** Behind the magic number. */
    private static final int VERSION_OFFSET_BYTES = 4;

    private MetadataWriter() {}

    /** Throws {@code UnsupportedOperationException} where another version is written. */
    static void write(CheckpointMetadata metadata, int version, DataOutputStream out)
            throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            Checkpoints.storeCheckpointMetadata(metadata, new DataOutputStream(file));
        } finally {
            requireVersion(version, file.toByteArray());
        }
        file.writeTo(out);
    }

    /** Looks at the header, which is written before anything can be refused. */
    private static void requireVersion(int version, byte[] written) {
        if (ByteBuffer.wrap(written).getInt(VERSION_OFFSET_BYTES) != version) {
            throw new UnsupportedOperationException("version " + version);
        }
    }
}
