package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.array;
import static savepointspec.flink.wire.Values.bytes;
import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.int64;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readBytes;
import static savepointspec.flink.wire.Values.readInt;
import static savepointspec.flink.wire.Values.readInt64;
import static savepointspec.flink.wire.Values.readText;
import static savepointspec.flink.wire.Values.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.MasterState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/** The model's {@code Snapshot}. */
public final class Snapshots {
    private Snapshots() {}

    public static ObjectNode describe(CheckpointMetadata metadata) {
        ObjectNode described = object();
        described.set("checkpointId", int64(metadata.getCheckpointId()));
        described.set("masterStates", array(metadata.getMasterStates(), Snapshots::describeMaster));
        described.set("operators", array(metadata.getOperatorStates(), OperatorStates::describe));
        described.set("properties", Properties.describe(MetadataProperties.of(metadata)));
        return described;
    }

    private static JsonNode describeMaster(MasterState state) {
        ObjectNode described = object().put("version", state.version());
        described.set("name", text(state.name()));
        described.set("payload", bytes(state.bytes()));
        return described;
    }

    public static CheckpointMetadata create(JsonNode snapshot) {
        return MetadataProperties.withMetadata(
                readInt64(snapshot, "checkpointId"),
                OperatorStates.createAll(field(snapshot, "operators")),
                createMasters(field(snapshot, "masterStates")),
                Properties.create(field(snapshot, "properties")));
    }

    public static List<MasterState> createMasters(JsonNode states) {
        List<MasterState> created = new ArrayList<>();
        for (JsonNode state : states) {
            created.add(
                    new MasterState(
                            readText(state, "name"),
                            readBytes(state, "payload"),
                            readInt(state, "version")));
        }
        return created;
    }
}
