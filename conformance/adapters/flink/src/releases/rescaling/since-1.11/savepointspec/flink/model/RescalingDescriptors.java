package savepointspec.flink.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/** Before 1.12 in-flight data is not rescaled, and nothing is told of it. */
public final class RescalingDescriptors {
    private RescalingDescriptors() {}

    /** Adds what the model's {@code OperatorAssignment} tells of rescaled in-flight data. */
    public static void describe(
            OperatorSubtaskState state, int gates, int partitions, ObjectNode assignment) {}
}
