package savepointspec.flink.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle.StateMetaInfo;
import org.apache.flink.runtime.state.StreamStateHandle;

/** No files are merged before 1.20. */
final class FileMerging {
    private static final String SEGMENTS = "segments of files";

    private FileMerging() {}

    static JsonNode describe(StreamStateHandle handle) {
        throw new IllegalStateException("no form for a " + handle.getClass().getName());
    }

    static StreamStateHandle create(JsonNode handle) {
        throw new NotInThisRelease(SEGMENTS);
    }

    /** Adds nothing. */
    static void describeDirectories(OperatorStateHandle handle, ObjectNode described) {}

    static OperatorStateHandle createOperatorState(
            JsonNode handle, Map<String, StateMetaInfo> states, StreamStateHandle delegate) {
        throw new NotInThisRelease(SEGMENTS);
    }
}
