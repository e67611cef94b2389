package org.apache.flink.runtime.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The flags of properties, which only classes of Flink's own package may ask for. */
public final class PropertyFlags {
    private PropertyFlags() {}

    public static void describe(CheckpointProperties properties, ObjectNode described) {
        described.put("forced", properties.forceCheckpoint());
        described.put("discardSubsumed", properties.discardOnSubsumed());
        described.put("discardFinished", properties.discardOnJobFinished());
        described.put("discardCancelled", properties.discardOnJobCancelled());
        described.put("discardFailed", properties.discardOnJobFailed());
        described.put("discardSuspended", properties.discardOnJobSuspended());
    }

    public static CheckpointProperties create(JsonNode properties, CheckpointType type) {
        return new CheckpointProperties(
                isSet(properties, "forced"),
                type,
                isSet(properties, "discardSubsumed"),
                isSet(properties, "discardFinished"),
                isSet(properties, "discardCancelled"),
                isSet(properties, "discardFailed"),
                isSet(properties, "discardSuspended"));
    }

    private static boolean isSet(JsonNode properties, String flag) {
        return properties.get(flag).booleanValue();
    }
}
