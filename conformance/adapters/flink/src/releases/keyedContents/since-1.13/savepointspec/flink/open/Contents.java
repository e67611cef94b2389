package savepointspec.flink.open;

import static savepointspec.flink.wire.Values.array;
import static savepointspec.flink.wire.Values.bytes;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.state.CheckpointableKeyedStateBackend;
import org.apache.flink.runtime.state.FullSnapshotResources;
import org.apache.flink.runtime.state.KeyValueStateIterator;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.BackendStateType;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonOptionsKeys;

/** All that a backend holds, as its canonical savepoint would have it. */
final class Contents {
    private final StateMetaInfoSnapshot state;
    private final Map<Integer, Map<byte[], byte[]>> keyGroups = new TreeMap<>();

    private Contents(StateMetaInfoSnapshot state) {
        this.state = state;
    }

    /**
     * Flink: {@code CheckpointableKeyedStateBackend#savepoint}.
     *
     * @param prefixBytes how many bytes of a key its key group takes
     */
    static ArrayNode of(KeyedStateBackend<?> backend, int prefixBytes) throws Exception {
        List<Contents> states = new ArrayList<>();
        FullSnapshotResources<?> resources = savepointOf(backend);
        if (resources == null) {
            collect(new ForStDatabase(backend), states, prefixBytes);
        } else {
            collect(resources, states);
        }
        states.sort(Comparator.comparing(Contents::name).thenComparing(Contents::kind));
        return array(states, Contents::describe);
    }

    /** {@code null} for a backend that makes none of the canonical format. */
    private static FullSnapshotResources<?> savepointOf(KeyedStateBackend<?> backend)
            throws Exception {
        try {
            return ((CheckpointableKeyedStateBackend<?>) backend).savepoint().getSnapshotResources();
        } catch (UnsupportedOperationException none) {
            return null;
        }
    }

    private static void collect(FullSnapshotResources<?> resources, List<Contents> states)
            throws Exception {
        try {
            resources.getMetaInfoSnapshots().forEach(state -> states.add(new Contents(state)));
            try (KeyValueStateIterator entries = resources.createKVStateIterator()) {
                for (; entries.isValid(); entries.next()) {
                    states.get(entries.kvStateId())
                            .put(entries.keyGroup(), entries.key(), entries.value());
                }
            }
        } finally {
            resources.release();
        }
    }

    private static void collect(ForStDatabase database, List<Contents> states, int prefixBytes)
            throws Exception {
        database.states().forEach(state -> states.add(new Contents(state)));
        database.visit(
                (state, key, value) -> {
                    byte[] prefix = Arrays.copyOf(key, prefixBytes);
                    states.get(state).put(new BigInteger(1, prefix).intValue(), key, value);
                });
    }

    private void put(int keyGroup, byte[] key, byte[] value) {
        keyGroups.computeIfAbsent(keyGroup, group -> byUnsignedBytes()).put(key, value);
    }

    private static Map<byte[], byte[]> byUnsignedBytes() {
        return new TreeMap<>(Arrays::compareUnsigned);
    }

    private String name() {
        return state.getName();
    }

    private String kind() {
        if (state.getBackendStateType() == BackendStateType.PRIORITY_QUEUE) {
            return "timers";
        }
        String type = state.getOption(CommonOptionsKeys.KEYED_STATE_TYPE);
        switch (type) {
            case "VALUE":
            case "LIST":
            case "REDUCING":
            case "AGGREGATING":
            case "MAP":
                return type.toLowerCase(Locale.ROOT);
            default:
                return "unknown";
        }
    }

    private ObjectNode describe() {
        ObjectNode described = object();
        described.set("name", text(name()));
        described.put("kind", kind());
        described.set("keyGroups", array(keyGroups.entrySet(), Contents::describeGroup));
        return described;
    }

    private static ObjectNode describeGroup(Map.Entry<Integer, Map<byte[], byte[]>> group) {
        ObjectNode described = object().put("keyGroup", group.getKey());
        described.set("entries", array(group.getValue().entrySet(), Contents::describeEntry));
        return described;
    }

    private static ObjectNode describeEntry(Map.Entry<byte[], byte[]> entry) {
        ObjectNode described = object();
        described.set("key", bytes(entry.getKey()));
        described.set("value", bytes(entry.getValue()));
        return described;
    }
}
