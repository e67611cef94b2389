package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.runtime.checkpoint.CheckpointProperties;
import org.apache.flink.runtime.checkpoint.CheckpointType;
import org.apache.flink.runtime.checkpoint.PropertyFlags;

/**
 * The model's {@code CheckpointProperties}. Before 1.11.4 and 1.12.2 a type is one of three constants:
 * a savepoint that stops its job does not say whether the job suspends or terminates, and stands here
 * for one that suspends.
 */
public final class Properties {
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
        return object("savepoint")
                .put("name", type.isSynchronous() ? "Suspend Savepoint" : "Savepoint")
                .put("formatType", "CANONICAL")
                .put("postCheckpointAction", type.isSynchronous() ? "SUSPEND" : "NONE");
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
