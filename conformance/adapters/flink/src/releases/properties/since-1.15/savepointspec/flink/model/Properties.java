package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readText;
import static savepointspec.flink.wire.Values.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointProperties;
import org.apache.flink.runtime.checkpoint.CheckpointType;
import org.apache.flink.runtime.checkpoint.PropertyFlags;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.checkpoint.SnapshotType;

/** The model's {@code CheckpointProperties}: since 1.15 with the type of a snapshot. */
public final class Properties {
    private Properties() {}

    public static JsonNode describe(CheckpointProperties properties) {
        if (properties == null) {
            return NullNode.instance;
        }
        ObjectNode described = object();
        described.set("type", describe(properties.getCheckpointType()));
        described.put("unclaimed", properties.isUnclaimed());
        PropertyFlags.describe(properties, described);
        return described;
    }

    /** No type at all where a part of it is missing, as it can be in a stream of Java objects. */
    public static JsonNode describe(SnapshotType type) {
        if (type == null || type.getName() == null) {
            return NullNode.instance;
        }
        ObjectNode described = object(type instanceof SavepointType ? "savepoint" : "checkpoint");
        described.set("name", text(type.getName()));
        if (type instanceof SavepointType) {
            SavepointType savepoint = (SavepointType) type;
            put(described, "formatType", savepoint.getFormatType());
            described.put("postCheckpointAction", SavepointActions.of(savepoint));
        } else {
            put(described, "sharingFilesStrategy", type.getSharingFilesStrategy());
        }
        return isWhole(described) ? described : NullNode.instance;
    }

    private static void put(ObjectNode described, String field, Enum<?> value) {
        described.put(field, value == null ? null : value.name());
    }

    private static boolean isWhole(ObjectNode described) {
        for (JsonNode field : described) {
            if (field.isNull()) {
                return false;
            }
        }
        return true;
    }

    public static CheckpointProperties create(JsonNode properties) {
        return properties.isNull()
                ? null
                : PropertyFlags.create(properties, createType(field(properties, "type")));
    }

    private static SnapshotType createType(JsonNode type) {
        if (type.isNull()) {
            throw new NotInThisRelease("checkpoint without a type");
        }
        SnapshotType created =
                readText(type, "kind").equals("checkpoint")
                        ? createCheckpointType(type)
                        : createSavepointType(type);
        if (!describe(created).equals(type)) {
            throw new NotInThisRelease("snapshot type " + type);
        }
        return created;
    }

    private static SnapshotType createCheckpointType(JsonNode type) {
        return readText(type, "name").equals(CheckpointType.FULL_CHECKPOINT.getName())
                ? CheckpointType.FULL_CHECKPOINT
                : CheckpointType.CHECKPOINT;
    }

    private static SnapshotType createSavepointType(JsonNode type) {
        SavepointFormatType format = SavepointFormatType.valueOf(readText(type, "formatType"));
        switch (readText(type, "postCheckpointAction")) {
            case "SUSPEND":
                return SavepointType.suspend(format);
            case "TERMINATE":
                return SavepointType.terminate(format);
            default:
                return SavepointType.savepoint(format);
        }
    }
}
