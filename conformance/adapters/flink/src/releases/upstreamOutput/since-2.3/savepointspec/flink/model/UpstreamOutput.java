package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.array;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/** Since 2.3 a task may recover the output of the tasks upstream. */
public final class UpstreamOutput {
    private UpstreamOutput() {}

    public static void describe(OperatorSubtaskState state, ObjectNode assignment) {
        if (!state.getUpstreamOutputBufferState().isEmpty()) {
            assignment.set(
                    "upstreamOutputBuffers",
                    array(state.getUpstreamOutputBufferState(), ChannelHandles::describeInput));
        }
    }
}
