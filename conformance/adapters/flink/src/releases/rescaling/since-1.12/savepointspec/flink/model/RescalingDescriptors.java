package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.runtime.checkpoint.InflightDataRescalingDescriptor;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.RescaledChannelsMapping;

/** In 1.12 a task has one set of old subtasks, and mappings for the gates whose other end has one. */
public final class RescalingDescriptors {
    private RescalingDescriptors() {}

    /** Adds what the model's {@code OperatorAssignment} tells of rescaled in-flight data. */
    public static void describe(
            OperatorSubtaskState state, int gates, int partitions, ObjectNode assignment) {
        describe("inputRescaling", state.getInputRescalingDescriptor(), gates, assignment);
        describe("outputRescaling", state.getOutputRescalingDescriptor(), partitions, assignment);
    }

    private static void describe(
            String field,
            InflightDataRescalingDescriptor descriptor,
            int edges,
            ObjectNode assignment) {
        if (descriptor.equals(InflightDataRescalingDescriptor.NO_RESCALE)) {
            return;
        }
        Set<Integer> oldSubtasks = PrivateFields.read(descriptor, "oldSubtaskIndexes");
        Map<Integer, RescaledChannelsMapping> mappings =
                PrivateFields.read(descriptor, "rescaledChannelsMappings");
        ArrayNode described = assignment.putArray(field);
        for (int edge = 0; edge < edges; edge++) {
            ObjectNode gate = object();
            new TreeSet<>(oldSubtasks).forEach(gate.putArray("oldSubtasks")::add);
            RescaledChannelsMapping mapping = mappings.get(edge);
            if (mapping == null) {
                gate.putNull("channelMapping");
            } else {
                describe(mapping, gate.putArray("channelMapping"));
            }
            gate.putArray("ambiguousSubtasks");
            gate.putNull("identity");
            described.add(gate);
        }
    }

    private static void describe(RescaledChannelsMapping mapping, ArrayNode described) {
        Map<Integer, Set<Integer>> newToOld =
                PrivateFields.read(mapping, "newToOldChannelIndexes");
        for (int index = 0; index < newToOld.size(); index++) {
            new TreeSet<>(newToOld.get(index)).forEach(described.addArray()::add);
        }
    }
}
