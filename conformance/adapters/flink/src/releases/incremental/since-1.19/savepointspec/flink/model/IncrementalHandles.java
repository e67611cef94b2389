package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.array;
import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.int64;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readInt64;
import static savepointspec.flink.wire.Values.readText;
import static savepointspec.flink.wire.Values.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;

/** Incremental handles: since 1.19 what holds their meta data has another name. */
final class IncrementalHandles {
    private IncrementalHandles() {}

    static JsonNode describe(IncrementalRemoteKeyedStateHandle handle) {
        ObjectNode described = object("incremental");
        described.set("checkpointId", int64(handle.getCheckpointId()));
        described.put("backendId", handle.getBackendIdentifier().toString());
        described.set("range", KeyGroups.describe(handle.getKeyGroupRange()));
        described.set("checkpointedSize", int64(handle.getCheckpointedSize()));
        described.set("meta", StreamHandles.describe(handle.getMetaDataStateHandle()));
        described.set("shared", array(handle.getSharedState(), IncrementalHandles::describeFile));
        described.set("private", array(handle.getPrivateState(), IncrementalHandles::describeFile));
        described.set("stateHandleId", text(KeyGroupHandles.idOf(handle)));
        return described;
    }

    private static JsonNode describeFile(HandleAndLocalPath file) {
        ObjectNode described = object();
        described.set("localPath", text(file.getLocalPath()));
        described.set("handle", StreamHandles.describe(file.getHandle()));
        return described;
    }

    static IncrementalRemoteKeyedStateHandle create(JsonNode handle) {
        return IncrementalRemoteKeyedStateHandle.restore(
                UUID.fromString(readText(handle, "backendId")),
                KeyGroups.createRange(field(handle, "range")),
                readInt64(handle, "checkpointId"),
                createFiles(field(handle, "shared")),
                createFiles(field(handle, "private")),
                StreamHandles.create(field(handle, "meta")),
                readInt64(handle, "checkpointedSize"),
                KeyGroupHandles.createId(readText(handle, "stateHandleId")));
    }

    private static List<HandleAndLocalPath> createFiles(JsonNode files) {
        List<HandleAndLocalPath> created = new ArrayList<>();
        for (JsonNode file : files) {
            created.add(
                    HandleAndLocalPath.of(
                            StreamHandles.create(field(file, "handle")),
                            readText(file, "localPath")));
        }
        return created;
    }
}
