package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.array;
import static savepointspec.flink.wire.Values.bytes;
import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.int64;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readBytes;
import static savepointspec.flink.wire.Values.readInt;
import static savepointspec.flink.wire.Values.readInt64;
import static savepointspec.flink.wire.Values.readText;
import static savepointspec.flink.wire.Values.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.changelog.ChangelogStateBackendHandle;
import org.apache.flink.runtime.state.changelog.ChangelogStateHandle;
import org.apache.flink.runtime.state.changelog.ChangelogStateHandleStreamImpl;
import org.apache.flink.runtime.state.changelog.SequenceNumber;
import org.apache.flink.runtime.state.changelog.StateChange;
import org.apache.flink.runtime.state.changelog.inmemory.InMemoryChangelogStateHandle;

/** Handles of the changelog, which metadata has since 1.14. */
public final class ChangelogHandles {
    private ChangelogHandles() {}

    /** Whether changes of a handle lie in files. */
    public static boolean isInFiles(KeyedStateHandle handle) {
        return handle instanceof ChangelogStateHandleStreamImpl
                || handle instanceof ChangelogStateBackendHandle
                        && ((ChangelogStateBackendHandle) handle)
                                .getNonMaterializedStateHandles().stream()
                                        .anyMatch(ChangelogHandles::isInFiles);
    }

    static JsonNode describe(KeyedStateHandle handle) {
        ObjectNode described = describeKind(handle);
        described.set("range", KeyGroups.describe(handle.getKeyGroupRange()));
        described.set("stateHandleId", text(KeyGroupHandles.idOf(handle)));
        return described;
    }

    private static ObjectNode describeKind(KeyedStateHandle handle) {
        if (handle instanceof ChangelogStateBackendHandle) {
            return describeWhole((ChangelogStateBackendHandle) handle);
        }
        if (handle instanceof InMemoryChangelogStateHandle) {
            return describeInMemory((InMemoryChangelogStateHandle) handle);
        }
        if (handle instanceof ChangelogStateHandleStreamImpl) {
            return describeStreams((ChangelogStateHandleStreamImpl) handle);
        }
        throw new IllegalStateException("no form for a " + handle.getClass().getName());
    }

    private static ObjectNode describeWhole(ChangelogStateBackendHandle handle) {
        ObjectNode described = object("changelog");
        described.set("checkpointedSize", int64(ChangelogParts.checkpointedSizeOf(handle)));
        described.set("base", array(handle.getMaterializedStateHandles(), KeyedHandles::describe));
        described.set(
                "delta", array(handle.getNonMaterializedStateHandles(), KeyedHandles::describe));
        described.set("materializationId", int64(ChangelogParts.materializationIdOf(handle)));
        described.set("checkpointId", int64(ChangelogParts.checkpointIdOf(handle)));
        return described;
    }

    private static ObjectNode describeInMemory(InMemoryChangelogStateHandle handle) {
        ObjectNode described = object("inMemoryChangelog");
        described.set("from", int64(handle.getFrom()));
        described.set("to", int64(handle.getTo()));
        described.set("changes", array(handle.getChanges(), ChangelogHandles::describeChange));
        return described;
    }

    private static JsonNode describeChange(StateChange change) {
        return object()
                .put("keyGroup", change.getKeyGroup())
                .set("change", bytes(change.getChange()));
    }

    private static ObjectNode describeStreams(ChangelogStateHandleStreamImpl handle) {
        ObjectNode described = object("fileChangelog");
        described.set(
                "handles", array(handle.getHandlesAndOffsets(), ChangelogHandles::describeStream));
        described.set("size", int64(handle.getStateSize()));
        described.set("checkpointedSize", int64(ChangelogParts.checkpointedSizeOf(handle)));
        described.set("storageIdentifier", text(ChangelogParts.storageOf(handle)));
        return described;
    }

    private static JsonNode describeStream(Tuple2<StreamStateHandle, Long> stream) {
        ObjectNode described = object();
        described.set("offset", int64(stream.f1));
        described.set("handle", StreamHandles.describe(stream.f0));
        return described;
    }

    static KeyedStateHandle create(JsonNode handle) {
        if (!readText(handle, "kind").equals("changelog")) {
            return createDelta(handle);
        }
        List<KeyedStateHandle> base = new ArrayList<>();
        field(handle, "base").forEach(part -> base.add(KeyedHandles.create(part)));
        List<ChangelogStateHandle> delta = new ArrayList<>();
        field(handle, "delta").forEach(part -> delta.add(createDelta(part)));
        return ChangelogParts.create(handle, base, delta);
    }

    private static ChangelogStateHandle createDelta(JsonNode handle) {
        return readText(handle, "kind").equals("inMemoryChangelog")
                ? createInMemory(handle)
                : createStreams(handle);
    }

    private static ChangelogStateHandle createInMemory(JsonNode handle) {
        List<StateChange> changes = new ArrayList<>();
        for (JsonNode change : field(handle, "changes")) {
            changes.add(
                    ChangelogParts.createChange(
                            readInt(change, "keyGroup"), readBytes(change, "change")));
        }
        return ChangelogParts.createInMemory(
                handle,
                changes,
                SequenceNumber.of(readInt64(handle, "from")),
                SequenceNumber.of(readInt64(handle, "to")));
    }

    private static ChangelogStateHandle createStreams(JsonNode handle) {
        List<Tuple2<StreamStateHandle, Long>> streams = new ArrayList<>();
        for (JsonNode stream : field(handle, "handles")) {
            StreamStateHandle created = StreamHandles.create(field(stream, "handle"));
            streams.add(Tuple2.of(created, readInt64(stream, "offset")));
        }
        return ChangelogParts.createStreams(handle, streams);
    }
}
