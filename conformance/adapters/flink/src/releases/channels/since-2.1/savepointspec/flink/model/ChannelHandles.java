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
import org.apache.flink.runtime.state.AbstractMergedChannelStateHandle;
import org.apache.flink.runtime.state.InputChannelStateHandle;
import org.apache.flink.runtime.state.InputStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.MergedInputChannelStateHandle;
import org.apache.flink.runtime.state.MergedResultSubpartitionStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.OutputStateHandle;
import org.apache.flink.runtime.state.ResultSubpartitionStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;

/** In-flight data: since 2.1 that of many channels may be merged in one handle. */
final class ChannelHandles {
    private ChannelHandles() {}

    static JsonNode describeInput(InputStateHandle handle) {
        if (handle instanceof InputChannelStateHandle) {
            InputChannelInfo info = ((InputChannelStateHandle) handle).getInfo();
            return describe(
                    (InputChannelStateHandle) handle, info.getGateIdx(), info.getInputChannelIdx());
        }
        return describeMerged((MergedInputChannelStateHandle) handle);
    }

    static JsonNode describeOutput(OutputStateHandle handle) {
        if (handle instanceof ResultSubpartitionStateHandle) {
            ResultSubpartitionInfo info = ((ResultSubpartitionStateHandle) handle).getInfo();
            return describe(
                    (ResultSubpartitionStateHandle) handle,
                    info.getPartitionIdx(),
                    info.getSubPartitionIdx());
        }
        return describeMerged((MergedResultSubpartitionStateHandle) handle);
    }

    private static JsonNode describe(
            AbstractChannelStateHandle<?> handle, int first, int second) {
        ObjectNode described = object("channel").put("subtaskIndex", handle.getSubtaskIndex());
        described.set("info", object().put("first", first).put("second", second));
        described.set("offsets", array(handle.getOffsets(), (Long offset) -> int64(offset)));
        described.set("size", int64(handle.getStateSize()));
        described.set("delegate", StreamHandles.describe(handle.getDelegate()));
        return described;
    }

    private static JsonNode describeMerged(AbstractMergedChannelStateHandle<?, ?> handle) {
        ObjectNode described =
                object("mergedChannel").put("subtaskIndex", handle.getSubtaskIndex());
        described.set("size", int64(handle.getStateSize()));
        described.set("delegate", StreamHandles.describe(handle.getDelegate()));
        described.set("serializedChannelOffsets", bytes(handle.getSerializedChannelOffsets()));
        return described;
    }

    static InputStateHandle createInput(JsonNode handle) {
        int subtask = readInt(handle, "subtaskIndex");
        StreamStateHandle delegate = StreamHandles.create(field(handle, "delegate"));
        if (isMerged(handle)) {
            return new MergedInputChannelStateHandle(
                    subtask, delegate, readInt64(handle, "size"), offsetBytes(handle));
        }
        return new InputChannelStateHandle(
                subtask,
                new InputChannelInfo(first(handle), second(handle)),
                delegate,
                contentOf(handle));
    }

    static OutputStateHandle createOutput(JsonNode handle) {
        int subtask = readInt(handle, "subtaskIndex");
        StreamStateHandle delegate = StreamHandles.create(field(handle, "delegate"));
        if (isMerged(handle)) {
            return new MergedResultSubpartitionStateHandle(
                    subtask, delegate, readInt64(handle, "size"), offsetBytes(handle));
        }
        return new ResultSubpartitionStateHandle(
                subtask,
                new ResultSubpartitionInfo(first(handle), second(handle)),
                delegate,
                contentOf(handle));
    }

    private static boolean isMerged(JsonNode handle) {
        return readText(handle, "kind").equals("mergedChannel");
    }

    private static byte[] offsetBytes(JsonNode handle) {
        return readBytes(handle, "serializedChannelOffsets");
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
            StateObjectCollection<InputStateHandle> inputChannelState,
            StateObjectCollection<OutputStateHandle> resultSubpartitionState) {
        return OperatorSubtaskState.builder()
                .setManagedOperatorState(managedOperatorState)
                .setRawOperatorState(rawOperatorState)
                .setManagedKeyedState(managedKeyedState)
                .setRawKeyedState(rawKeyedState)
                .setInputChannelState(inputChannelState)
                .setResultSubpartitionState(resultSubpartitionState)
                .build();
    }
}
