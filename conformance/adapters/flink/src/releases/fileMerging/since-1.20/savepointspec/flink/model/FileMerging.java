package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.int64;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readInt64;
import static savepointspec.flink.wire.Values.readText;
import static savepointspec.flink.wire.Values.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.filemerging.LogicalFile.LogicalFileId;
import org.apache.flink.runtime.state.CheckpointedStateScope;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle.StateMetaInfo;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filemerging.DirectoryStreamStateHandle;
import org.apache.flink.runtime.state.filemerging.EmptyFileMergingOperatorStreamStateHandle;
import org.apache.flink.runtime.state.filemerging.EmptySegmentFileStateHandle;
import org.apache.flink.runtime.state.filemerging.FileMergingOperatorStreamStateHandle;
import org.apache.flink.runtime.state.filemerging.SegmentFileStateHandle;

/** Handles of files that were merged into larger ones. */
final class FileMerging {
    private FileMerging() {}

    static JsonNode describe(StreamStateHandle handle) {
        if (handle instanceof EmptySegmentFileStateHandle) {
            return object("emptySegment");
        }
        if (!(handle instanceof SegmentFileStateHandle)) {
            throw new IllegalStateException("no form for a " + handle.getClass().getName());
        }
        SegmentFileStateHandle segment = (SegmentFileStateHandle) handle;
        ObjectNode described = object("segment");
        described.set("path", text(segment.getFilePath().toString()));
        described.set("startPos", int64(segment.getStartPos()));
        described.set("size", int64(segment.getStateSize()));
        described.put("scope", segment.getScope().name());
        described.set("logicalFileId", text(segment.getLogicalFileId().getKeyString()));
        return described;
    }

    static StreamStateHandle create(JsonNode handle) {
        if (readText(handle, "kind").equals("emptySegment")) {
            return EmptySegmentFileStateHandle.INSTANCE;
        }
        return new SegmentFileStateHandle(
                new Path(readText(handle, "path")),
                readInt64(handle, "startPos"),
                readInt64(handle, "size"),
                CheckpointedStateScope.valueOf(readText(handle, "scope")),
                new LogicalFileId(readText(handle, "logicalFileId")));
    }

    /** Adds what an operator state handle of this kind has beside the others. */
    static void describeDirectories(OperatorStateHandle handle, ObjectNode described) {
        if (!(handle instanceof FileMergingOperatorStreamStateHandle)) {
            return;
        }
        FileMergingOperatorStreamStateHandle merging =
                (FileMergingOperatorStreamStateHandle) handle;
        described.put("kind", "fileMergingOperatorStream");
        described.set("taskOwnedDir", describe(merging.getTaskOwnedDirHandle()));
        described.set("sharedDir", describe(merging.getSharedDirHandle()));
        described.put("isEmpty", handle instanceof EmptyFileMergingOperatorStreamStateHandle);
    }

    private static JsonNode describe(DirectoryStreamStateHandle handle) {
        return text(handle.getDirectory().toString());
    }

    static OperatorStateHandle createOperatorState(
            JsonNode handle, Map<String, StateMetaInfo> states, StreamStateHandle delegate) {
        DirectoryStreamStateHandle taskOwnedDir = directoryOf(handle, "taskOwnedDir");
        DirectoryStreamStateHandle sharedDir = directoryOf(handle, "sharedDir");
        return field(handle, "isEmpty").booleanValue()
                ? new EmptyFileMergingOperatorStreamStateHandle(
                        taskOwnedDir, sharedDir, states, delegate)
                : new FileMergingOperatorStreamStateHandle(
                        taskOwnedDir, sharedDir, states, delegate);
    }

    private static DirectoryStreamStateHandle directoryOf(JsonNode handle, String field) {
        return DirectoryStreamStateHandle.of(new Path(readText(handle, field)));
    }
}
