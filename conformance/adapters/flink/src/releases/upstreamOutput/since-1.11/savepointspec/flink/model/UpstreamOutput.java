package savepointspec.flink.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/** Before 2.3 every task recovers its own output. */
public final class UpstreamOutput {
    private UpstreamOutput() {}

    public static void describe(OperatorSubtaskState state, ObjectNode assignment) {}
}
