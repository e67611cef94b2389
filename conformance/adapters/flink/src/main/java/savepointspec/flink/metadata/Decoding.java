package savepointspec.flink.metadata;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.readBytes;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import savepointspec.flink.Outcomes;
import savepointspec.flink.model.Snapshots;
import savepointspec.flink.refusals.Refusals;
import savepointspec.flink.refusals.Thrown;

/** The question {@code decode}. Flink: {@code Checkpoints#loadCheckpointMetadata}. */
public final class Decoding {
    private final Refusals refusals;

    public Decoding(Refusals refusals) {
        this.refusals = refusals;
    }

    public ObjectNode answer(JsonNode ask) throws IOException {
        String pointer = readText(ask, "pointer");
        try (CaseFiles files = CaseFiles.of(ask)) {
            String whyNot = files.whyNotFollowed(pointer);
            return whyNot == null ? decode(metadataOf(ask), pointer) : Outcomes.skipped(whyNot);
        }
    }

    private ObjectNode decode(byte[] metadata, String pointer) {
        MetadataStream stream = new MetadataStream(new ByteArrayInputStream(metadata));
        CheckpointMetadata loaded;
        try {
            loaded = load(stream, pointer);
        } catch (Throwable thrown) {
            return refusals.outcomeOf(new Thrown(thrown, stream.endReached()), null);
        }
        return Outcomes.result(Snapshots.describe(loaded));
    }

    private static byte[] metadataOf(JsonNode ask) {
        String path = readText(ask, "metadata");
        for (JsonNode file : field(ask, "files")) {
            if (readText(file, "path").equals(path)) {
                return readBytes(file, "bytes");
            }
        }
        throw new IllegalArgumentException("no file " + path + " among the case's files");
    }

    /** Whether loading reads to the end before it fails, which the exception alone does not tell. */
    public static boolean readsToEnd(InputStream metadata, String pointer) {
        MetadataStream stream = new MetadataStream(metadata);
        try {
            load(stream, pointer);
        } catch (Throwable failsAgain) {
            return stream.endReached();
        }
        throw new IllegalStateException("metadata that was refused is accepted");
    }

    private static CheckpointMetadata load(InputStream metadata, String pointer)
            throws IOException {
        return Checkpoints.loadCheckpointMetadata(
                new DataInputStream(metadata), Decoding.class.getClassLoader(), pointer);
    }
}
