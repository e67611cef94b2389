package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.array;
import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.int64;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readInt;
import static savepointspec.flink.wire.Values.readInt64;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.StateObjectCollection;
import org.apache.flink.runtime.checkpoint.channel.InputChannelInfo;
import org.apache.flink.runtime.checkpoint.channel.ResultSubpartitionInfo;
import org.apache.flink.runtime.state.AbstractChannelStateHandle;
import org.apache.flink.runtime.state.AbstractChannelStateHandle.StateContentMetaInfo;
import org.apache.flink.runtime.state.InputChannelStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.ResultSubpartitionStateHandle;

/** In-flight data: handles of 1.11 do not tell their subtask. */
final class ChannelHandles {
    private ChannelHandles() {}

    static JsonNode describeInput(InputChannelStateHandle handle) {
        InputChannelInfo info = handle.getInfo();
        return describe(handle, info.getGateIdx(), info.getInputChannelIdx());
    }

    static JsonNode describeOutput(ResultSubpartitionStateHandle handle) {
        ResultSubpartitionInfo info = handle.getInfo();
        return describe(handle, info.getPartitionIdx(), info.getSubPartitionIdx());
    }

    private static JsonNode describe(
            AbstractChannelStateHandle<?> handle, int first, int second) {
        ObjectNode described = object("channel").putNull("subtaskIndex");
        described.set("info", object().put("first", first).put("second", second));
        described.set("offsets", array(handle.getOffsets(), (Long offset) -> int64(offset)));
        described.set("size", int64(handle.getStateSize()));
        described.set("delegate", StreamHandles.describe(handle.getDelegate()));
        return described;
    }

    static InputChannelStateHandle createInput(JsonNode handle) {
        requireSingle(handle);
        return new InputChannelStateHandle(
                new InputChannelInfo(first(handle), second(handle)),
                StreamHandles.create(field(handle, "delegate")),
                contentOf(handle));
    }

    static ResultSubpartitionStateHandle createOutput(JsonNode handle) {
        requireSingle(handle);
        return new ResultSubpartitionStateHandle(
                new ResultSubpartitionInfo(first(handle), second(handle)),
                StreamHandles.create(field(handle, "delegate")),
                contentOf(handle));
    }

    private static void requireSingle(JsonNode handle) {
        if (!readText(handle, "kind").equals("channel")) {
            throw new NotInThisRelease("merged channel handles");
        }
    }

    private static int first(JsonNode handle) {
        return readInt(field(handle, "info"), "first");
    }

    private static int second(JsonNode handle) {
        return readInt(field(handle, "info"), "second");
    }

    private static StateContentMetaInfo contentOf(JsonNode handle) {
        List<Long> offsets = new ArrayList<>();
        for (long offset : KeyGroups.longs(field(handle, "offsets"))) {
            offsets.add(offset);
        }
        return new StateContentMetaInfo(offsets, readInt64(handle, "size"));
    }

    static OperatorSubtaskState newState(
            StateObjectCollection<OperatorStateHandle> managedOperatorState,
            StateObjectCollection<OperatorStateHandle> rawOperatorState,
            StateObjectCollection<KeyedStateHandle> managedKeyedState,
            StateObjectCollection<KeyedStateHandle> rawKeyedState,
            StateObjectCollection<InputChannelStateHandle> inputChannelState,
            StateObjectCollection<ResultSubpartitionStateHandle> resultSubpartitionState) {
        return new OperatorSubtaskState(
                managedOperatorState,
                rawOperatorState,
                managedKeyedState,
                rawKeyedState,
                inputChannelState,
                resultSubpartitionState);
    }
}
