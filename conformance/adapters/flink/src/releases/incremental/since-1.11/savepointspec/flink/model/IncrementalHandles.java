package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.array;
import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.int64;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readInt64;
import static savepointspec.flink.wire.Values.readText;
import static savepointspec.flink.wire.Values.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.StateHandleID;
import org.apache.flink.runtime.state.StreamStateHandle;

/** Incremental handles: their files are a map by local path, and their size is that of the files. */
final class IncrementalHandles {
    private IncrementalHandles() {}

    static JsonNode describe(IncrementalRemoteKeyedStateHandle handle) {
        ObjectNode described = object("incremental");
        described.set("checkpointId", int64(handle.getCheckpointId()));
        described.put("backendId", handle.getBackendIdentifier().toString());
        described.set("range", KeyGroups.describe(handle.getKeyGroupRange()));
        described.set("checkpointedSize", int64(handle.getStateSize()));
        described.set("meta", StreamHandles.describe(handle.getMetaStateHandle()));
        described.set("shared", describeFiles(handle.getSharedState()));
        described.set("private", describeFiles(handle.getPrivateState()));
        described.set("stateHandleId", text(KeyGroupHandles.idOf(handle)));
        return described;
    }

    private static ArrayNode describeFiles(Map<StateHandleID, StreamStateHandle> files) {
        ArrayNode described = array();
        files.forEach(
                (localPath, handle) -> {
                    ObjectNode file = described.addObject();
                    file.set("localPath", text(localPath.getKeyString()));
                    file.set("handle", StreamHandles.describe(handle));
                });
        return described;
    }

    static IncrementalRemoteKeyedStateHandle create(JsonNode handle) {
        return new IncrementalRemoteKeyedStateHandle(
                UUID.fromString(readText(handle, "backendId")),
                KeyGroups.createRange(field(handle, "range")),
                readInt64(handle, "checkpointId"),
                createFiles(field(handle, "shared")),
                createFiles(field(handle, "private")),
                StreamHandles.create(field(handle, "meta")));
    }

    private static Map<StateHandleID, StreamStateHandle> createFiles(JsonNode files) {
        Map<StateHandleID, StreamStateHandle> created = new LinkedHashMap<>();
        for (JsonNode file : files) {
            created.put(
                    new StateHandleID(readText(file, "localPath")),
                    StreamHandles.create(field(file, "handle")));
        }
        return created;
    }
}
