package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.array;
import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.StateObjectCollection;
import org.apache.flink.runtime.state.StateObject;

/** The model's {@code SubtaskState}. */
public final class SubtaskStates {
    private SubtaskStates() {}

    public static JsonNode describe(OperatorSubtaskState state) {
        ObjectNode described = object();
        described.set(
                "managedOperatorState",
                array(state.getManagedOperatorState(), OperatorHandles::describe));
        described.set(
                "rawOperatorState", array(state.getRawOperatorState(), OperatorHandles::describe));
        described.set(
                "managedKeyedState", array(state.getManagedKeyedState(), KeyedHandles::describe));
        described.set("rawKeyedState", array(state.getRawKeyedState(), KeyedHandles::describe));
        described.set(
                "inputChannelState",
                array(state.getInputChannelState(), ChannelHandles::describeInput));
        described.set(
                "resultSubpartitionState",
                array(state.getResultSubpartitionState(), ChannelHandles::describeOutput));
        return described;
    }

    public static OperatorSubtaskState create(JsonNode state) {
        return ChannelHandles.newState(
                collection(field(state, "managedOperatorState"), OperatorHandles::create),
                collection(field(state, "rawOperatorState"), OperatorHandles::create),
                collection(field(state, "managedKeyedState"), KeyedHandles::create),
                collection(field(state, "rawKeyedState"), KeyedHandles::create),
                collection(field(state, "inputChannelState"), ChannelHandles::createInput),
                collection(field(state, "resultSubpartitionState"), ChannelHandles::createOutput));
    }

    /** A subtask without any state. */
    public static OperatorSubtaskState empty() {
        return ChannelHandles.newState(
                StateObjectCollection.empty(),
                StateObjectCollection.empty(),
                StateObjectCollection.empty(),
                StateObjectCollection.empty(),
                StateObjectCollection.empty(),
                StateObjectCollection.empty());
    }

    private static <T extends StateObject> StateObjectCollection<T> collection(
            JsonNode handles, Function<JsonNode, T> create) {
        List<T> created = new ArrayList<>();
        for (JsonNode handle : handles) {
            created.add(create.apply(handle));
        }
        return new StateObjectCollection<>(created);
    }
}
