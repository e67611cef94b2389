package savepointspec.flink.metadata;

import static savepointspec.flink.wire.Values.bytes;
import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readInt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import savepointspec.flink.Outcomes;
import savepointspec.flink.model.Snapshots;
import savepointspec.flink.refusals.Refusals;
import savepointspec.flink.refusals.Thrown;

/** The question {@code encode}. Flink: {@code Checkpoints#storeCheckpointMetadata}. */
public final class Encoding {
    private final Refusals refusals;

    public Encoding(Refusals refusals) {
        this.refusals = refusals;
    }

    public ObjectNode answer(JsonNode ask) {
        CheckpointMetadata metadata = Snapshots.create(field(ask, "snapshot"));
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        int version = readInt(ask, "metadataVersion");
        try {
            MetadataWriter.write(metadata, version, new DataOutputStream(encoded));
        } catch (UnsupportedOperationException notWritten) {
            return Outcomes.skipped("this release does not write metadata version " + version);
        } catch (Throwable thrown) {
            return refusals.outcomeOf(new Thrown(thrown, false), null);
        }
        return Outcomes.result(object().set("bytes", bytes(encoded.toByteArray())));
    }
}
