package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.CheckpointProperties;
import org.apache.flink.runtime.checkpoint.CheckpointType;
import org.apache.flink.runtime.checkpoint.PropertyFlags;

/**
 * The model's {@code CheckpointProperties}. Before 1.15 a type is one of a few constants: savepoints
 * are canonical ones, and checkpoints share files with those before and after them.
 */
public final class Properties {
    private static final Map<String, String> SAVEPOINTS =
            Map.of(
                    "NONE", "Savepoint",
                    "SUSPEND", "Suspend Savepoint",
                    "TERMINATE", "Terminate Savepoint");

    private Properties() {}

    public static JsonNode describe(CheckpointProperties properties) {
        if (properties == null) {
            return NullNode.instance;
        }
        ObjectNode described = object();
        described.set("type", describe(properties.getCheckpointType()));
        described.put("unclaimed", false);
        PropertyFlags.describe(properties, described);
        return described;
    }

    public static JsonNode describe(CheckpointType type) {
        if (!type.isSavepoint()) {
            return object("checkpoint")
                    .put("name", "Checkpoint")
                    .put("sharingFilesStrategy", "FORWARD_BACKWARD");
        }
        String action = SavepointActions.of(type);
        return object("savepoint")
                .put("name", SAVEPOINTS.get(action))
                .put("formatType", "CANONICAL")
                .put("postCheckpointAction", action);
    }

    public static CheckpointProperties create(JsonNode properties) {
        if (properties.isNull()) {
            return null;
        }
        JsonNode type = field(properties, "type");
        for (CheckpointType constant : CheckpointType.values()) {
            if (describe(constant).equals(type)) {
                return PropertyFlags.create(properties, constant);
            }
        }
        throw new NotInThisRelease("snapshot type " + readText(type, "name"));
    }
}
