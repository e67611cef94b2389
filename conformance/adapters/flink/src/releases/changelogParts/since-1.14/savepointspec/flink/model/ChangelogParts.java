package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.readInt64;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.changelog.ChangelogStateBackendHandle;
import org.apache.flink.runtime.state.changelog.ChangelogStateBackendHandle.ChangelogStateBackendHandleImpl;
import org.apache.flink.runtime.state.changelog.ChangelogStateHandle;
import org.apache.flink.runtime.state.changelog.ChangelogStateHandleStreamImpl;
import org.apache.flink.runtime.state.changelog.SequenceNumber;
import org.apache.flink.runtime.state.changelog.StateChange;
import org.apache.flink.runtime.state.changelog.inmemory.InMemoryChangelogStateHandle;

/** What releases tell of a changelog: 1.14 tells neither sizes nor IDs. */
final class ChangelogParts {
    /** What later releases say of handles that do not know. */
    private static final long UNKNOWN_SIZE = -1;

    private static final String DEFAULT_STORAGE = "filesystem";

    private ChangelogParts() {}

    static long checkpointedSizeOf(KeyedStateHandle handle) {
        return UNKNOWN_SIZE;
    }

    static long checkpointIdOf(ChangelogStateBackendHandle handle) {
        return 0;
    }

    static long materializationIdOf(ChangelogStateBackendHandle handle) {
        return 0;
    }

    static String storageOf(ChangelogStateHandleStreamImpl handle) {
        return DEFAULT_STORAGE;
    }

    static ChangelogStateBackendHandle create(
            JsonNode handle, List<KeyedStateHandle> base, List<ChangelogStateHandle> delta) {
        return new ChangelogStateBackendHandleImpl(
                base,
                delta,
                KeyGroups.createRange(field(handle, "range")));
    }

    static StateChange createChange(int keyGroup, byte[] change) {
        return new StateChange(keyGroup, change);
    }

    static ChangelogStateHandle createInMemory(
            JsonNode handle, List<StateChange> changes, SequenceNumber from, SequenceNumber to) {
        return new InMemoryChangelogStateHandle(
                changes,
                from,
                to,
                KeyGroups.createRange(field(handle, "range")));
    }

    static ChangelogStateHandle createStreams(
            JsonNode handle, List<Tuple2<StreamStateHandle, Long>> streams) {
        return new ChangelogStateHandleStreamImpl(
                streams,
                KeyGroups.createRange(field(handle, "range")),
                readInt64(handle, "size"));
    }
}
