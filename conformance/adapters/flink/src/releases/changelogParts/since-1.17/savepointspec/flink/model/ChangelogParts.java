package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.readInt64;
import static savepointspec.flink.wire.Values.readText;

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

/** Since 1.17 a change of metadata is made in a way of its own. */
final class ChangelogParts {
    private ChangelogParts() {}

    static long checkpointedSizeOf(KeyedStateHandle handle) {
        return handle.getCheckpointedSize();
    }

    static long checkpointIdOf(ChangelogStateBackendHandle handle) {
        return handle.getCheckpointId();
    }

    static long materializationIdOf(ChangelogStateBackendHandle handle) {
        return handle.getMaterializationID();
    }

    static String storageOf(ChangelogStateHandleStreamImpl handle) {
        return handle.getStorageIdentifier();
    }

    static ChangelogStateBackendHandle create(
            JsonNode handle, List<KeyedStateHandle> base, List<ChangelogStateHandle> delta) {
        return ChangelogStateBackendHandleImpl.restore(
                base,
                delta,
                KeyGroups.createRange(field(handle, "range")),
                readInt64(handle, "checkpointId"),
                readInt64(handle, "materializationId"),
                readInt64(handle, "checkpointedSize"),
                KeyGroupHandles.createId(readText(handle, "stateHandleId")));
    }

    static StateChange createChange(int keyGroup, byte[] change) {
        return keyGroup == StateChange.META_KEY_GROUP
                ? StateChange.ofMetadataChange(change)
                : StateChange.ofDataChange(keyGroup, change);
    }

    static ChangelogStateHandle createInMemory(
            JsonNode handle, List<StateChange> changes, SequenceNumber from, SequenceNumber to) {
        return InMemoryChangelogStateHandle.restore(
                changes,
                from,
                to,
                KeyGroups.createRange(field(handle, "range")),
                KeyGroupHandles.createId(readText(handle, "stateHandleId")));
    }

    static ChangelogStateHandle createStreams(
            JsonNode handle, List<Tuple2<StreamStateHandle, Long>> streams) {
        return ChangelogStateHandleStreamImpl.restore(
                streams,
                KeyGroups.createRange(field(handle, "range")),
                readInt64(handle, "size"),
                readInt64(handle, "checkpointedSize"),
                readText(handle, "storageIdentifier"),
                KeyGroupHandles.createId(readText(handle, "stateHandleId")));
    }
}
