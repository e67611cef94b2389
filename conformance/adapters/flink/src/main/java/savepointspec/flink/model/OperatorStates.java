package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.array;
import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readInt;
import static savepointspec.flink.wire.Values.readText;
import static savepointspec.flink.wire.Values.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/** The model's {@code OperatorState}. */
public final class OperatorStates {
    private OperatorStates() {}

    static JsonNode describe(OperatorState state) {
        ObjectNode described = object();
        described.put("operatorId", state.getOperatorID().toHexString());
        described.set("name", text(Operators.nameOf(state)));
        described.set("uid", text(Operators.uidOf(state)));
        described.put("parallelism", state.getParallelism());
        described.put("maxParallelism", state.getMaxParallelism());
        described.set(
                "coordinatorState", StreamHandles.describeBytes(state.getCoordinatorState()));
        described.put("fullyFinished", Operators.isFullyFinished(state));
        described.set("subtasks", describeSubtasks(state));
        return described;
    }

    private static JsonNode describeSubtasks(OperatorState state) {
        ArrayNode described = array();
        new TreeMap<>(state.getSubtaskStates())
                .forEach(
                        (index, subtask) -> {
                            ObjectNode entry = described.addObject().put("index", index);
                            entry.put("finished", Operators.isFinished(subtask));
                            entry.set("state", SubtaskStates.describe(subtask));
                        });
        return described;
    }

    /** The states of a snapshot, in their order. */
    public static List<OperatorState> createAll(JsonNode states) {
        List<OperatorState> created = new ArrayList<>();
        for (JsonNode state : states) {
            created.add(create(state));
        }
        return created;
    }

    private static OperatorState create(JsonNode state) {
        OperatorState created =
                Operators.newState(
                        new OperatorNames(readText(state, "name"), readText(state, "uid")),
                        Ids.operatorId(readText(state, "operatorId")),
                        readInt(state, "parallelism"),
                        readInt(state, "maxParallelism"),
                        field(state, "fullyFinished").booleanValue());
        JsonNode coordinatorState = field(state, "coordinatorState");
        if (!coordinatorState.isNull()) {
            created.setCoordinatorState(StreamHandles.createBytes(coordinatorState));
        }
        for (JsonNode entry : field(state, "subtasks")) {
            created.putState(readInt(entry, "index"), createSubtask(entry));
        }
        return created;
    }

    private static OperatorSubtaskState createSubtask(JsonNode entry) {
        return field(entry, "finished").booleanValue()
                ? Operators.finishedSubtask()
                : SubtaskStates.create(field(entry, "state"));
    }
}
