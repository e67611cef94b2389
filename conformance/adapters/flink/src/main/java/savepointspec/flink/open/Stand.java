package savepointspec.flink.open;

import static savepointspec.flink.wire.Values.array;
import static savepointspec.flink.wire.Values.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyedStateHandle;

/** What stands around a backend where a question tells nothing of it: nothing that refuses a handle. */
final class Stand {
    /** The most that there are. Flink: {@code KeyGroupRangeAssignment}. */
    private static final int MAX_PARALLELISM = 1 << 15;

    private Stand() {}

    /** A subtask with all the key groups of its handles. */
    static JsonNode around(List<KeyedStateHandle> handles) {
        int end = 0;
        for (KeyedStateHandle handle : handles) {
            KeyGroupRange range = handle.getKeyGroupRange();
            end = Math.max(end, range.getEndKeyGroup());
        }
        ObjectNode stand = object().put("maxParallelism", MAX_PARALLELISM);
        stand.put("keySerializer", "long").put("timers", "rocksdb").set("files", array());
        stand.set("keyGroups", object().put("start", 0).put("end", end));
        return stand;
    }
}
