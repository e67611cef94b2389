package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.array;
import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.int64s;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readText;
import static savepointspec.flink.wire.Values.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle.StateMetaInfo;
import org.apache.flink.runtime.state.OperatorStreamStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;

/** The model's {@code OperatorStateHandle}. */
final class OperatorHandles {
    private OperatorHandles() {}

    static JsonNode describe(OperatorStateHandle handle) {
        ObjectNode described = object("operatorStream");
        described.set("states", describeStates(handle.getStateNameToPartitionOffsets()));
        FileMerging.describeDirectories(handle, described);
        described.set("delegate", StreamHandles.describe(handle.getDelegateStateHandle()));
        return described;
    }

    private static JsonNode describeStates(Map<String, StateMetaInfo> states) {
        ArrayNode described = array();
        states.forEach(
                (name, state) -> {
                    ObjectNode meta = described.addObject();
                    meta.set("name", text(name));
                    meta.put("mode", state.getDistributionMode().name());
                    meta.set("offsets", int64s(state.getOffsets()));
                });
        return described;
    }

    static OperatorStateHandle create(JsonNode handle) {
        Map<String, StateMetaInfo> states = createStates(field(handle, "states"));
        StreamStateHandle delegate = StreamHandles.create(field(handle, "delegate"));
        return readText(handle, "kind").equals("operatorStream")
                ? new OperatorStreamStateHandle(states, delegate)
                : FileMerging.createOperatorState(handle, states, delegate);
    }

    private static Map<String, StateMetaInfo> createStates(JsonNode states) {
        Map<String, StateMetaInfo> created = new LinkedHashMap<>();
        for (JsonNode state : states) {
            OperatorStateHandle.Mode mode =
                    OperatorStateHandle.Mode.valueOf(readText(state, "mode"));
            long[] offsets = KeyGroups.longs(field(state, "offsets"));
            created.put(readText(state, "name"), new StateMetaInfo(offsets, mode));
        }
        return created;
    }
}
