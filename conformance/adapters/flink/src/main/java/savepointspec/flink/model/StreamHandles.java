package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.bytes;
import static savepointspec.flink.wire.Values.int64;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readBytes;
import static savepointspec.flink.wire.Values.readInt64;
import static savepointspec.flink.wire.Values.readText;
import static savepointspec.flink.wire.Values.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.apache.flink.runtime.state.filesystem.RelativeFileStateHandle;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;

/** The model's {@code StreamStateHandle}. */
final class StreamHandles {
    private StreamHandles() {}

    static JsonNode describe(StreamStateHandle handle) {
        if (handle == null) {
            return NullNode.instance;
        }
        if (handle instanceof ByteStreamStateHandle) {
            return describeBytes((ByteStreamStateHandle) handle);
        }
        if (handle instanceof FileStateHandle) {
            return describeFile((FileStateHandle) handle);
        }
        if (handle instanceof KeyGroupsStateHandle) {
            return KeyedHandles.describe((KeyGroupsStateHandle) handle);
        }
        return FileMerging.describe(handle);
    }

    static JsonNode describeBytes(ByteStreamStateHandle handle) {
        if (handle == null) {
            return NullNode.instance;
        }
        ObjectNode described = object("bytes");
        described.set("handleName", text(handle.getHandleName()));
        described.set("data", bytes(handle.getData()));
        return described;
    }

    private static JsonNode describeFile(FileStateHandle handle) {
        boolean isRelative = handle instanceof RelativeFileStateHandle;
        ObjectNode described = object(isRelative ? "relativeFile" : "file");
        described.set("path", text(handle.getFilePath().toString()));
        if (isRelative) {
            String relativePath = ((RelativeFileStateHandle) handle).getRelativePath();
            described.set("relativePath", text(relativePath));
        }
        described.set("size", int64(handle.getStateSize()));
        return described;
    }

    static StreamStateHandle create(JsonNode handle) {
        if (handle.isNull()) {
            return null;
        }
        switch (readText(handle, "kind")) {
            case "bytes":
                return createBytes(handle);
            case "file":
                return new FileStateHandle(pathOf(handle), readInt64(handle, "size"));
            case "relativeFile":
                return new RelativeFileStateHandle(
                        pathOf(handle), readText(handle, "relativePath"), readInt64(handle, "size"));
            case "keyGroups":
                return KeyedHandles.createKeyGroups(handle);
            default:
                return FileMerging.create(handle);
        }
    }

    static ByteStreamStateHandle createBytes(JsonNode handle) {
        return handle.isNull()
                ? null
                : new ByteStreamStateHandle(
                        readText(handle, "handleName"), readBytes(handle, "data"));
    }

    private static Path pathOf(JsonNode handle) {
        return new Path(readText(handle, "path"));
    }
}
