package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readText;
import static savepointspec.flink.wire.Values.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;

/** The model's {@code KeyedStateHandle}. */
public final class KeyedHandles {
    private KeyedHandles() {}

    static JsonNode describe(KeyedStateHandle handle) {
        if (handle instanceof KeyGroupsStateHandle) {
            return describeKeyGroups((KeyGroupsStateHandle) handle);
        }
        if (handle instanceof IncrementalRemoteKeyedStateHandle) {
            return IncrementalHandles.describe((IncrementalRemoteKeyedStateHandle) handle);
        }
        return ChangelogHandles.describe(handle);
    }

    private static JsonNode describeKeyGroups(KeyGroupsStateHandle handle) {
        ObjectNode described = object("keyGroups");
        described.put("savepoint", KeyGroupHandles.isSavepoint(handle));
        described.set("range", KeyGroups.describe(handle.getKeyGroupRange()));
        described.set("offsets", KeyGroups.describeOffsets(handle.getGroupRangeOffsets()));
        described.set("delegate", StreamHandles.describe(handle.getDelegateStateHandle()));
        described.set("stateHandleId", text(KeyGroupHandles.idOf(handle)));
        return described;
    }

    public static KeyedStateHandle create(JsonNode handle) {
        switch (readText(handle, "kind")) {
            case "keyGroups":
                return createKeyGroups(handle);
            case "incremental":
                return IncrementalHandles.create(handle);
            default:
                return ChangelogHandles.create(handle);
        }
    }

    static KeyGroupsStateHandle createKeyGroups(JsonNode handle) {
        return KeyGroupHandles.create(
                field(handle, "savepoint").booleanValue(),
                KeyGroups.createOffsets(handle),
                StreamHandles.create(field(handle, "delegate")),
                readText(handle, "stateHandleId"));
    }
}
