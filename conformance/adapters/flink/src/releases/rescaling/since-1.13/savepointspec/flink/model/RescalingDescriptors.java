package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.runtime.checkpoint.InflightDataRescalingDescriptor;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.RescaleMappings;

/** In 1.13.0 and 1.13.1 all gates of a task have the same old subtasks. */
public final class RescalingDescriptors {
    private RescalingDescriptors() {}

    /** Adds what the model's {@code OperatorAssignment} tells of rescaled in-flight data. */
    public static void describe(
            OperatorSubtaskState state, int gates, int partitions, ObjectNode assignment) {
        describe("inputRescaling", state.getInputRescalingDescriptor(), assignment);
        describe("outputRescaling", state.getOutputRescalingDescriptor(), assignment);
    }

    private static void describe(
            String field, InflightDataRescalingDescriptor descriptor, ObjectNode assignment) {
        if (descriptor == InflightDataRescalingDescriptor.NO_RESCALE) {
            return;
        }
        Set<Integer> ambiguous = PrivateFields.read(descriptor, "ambiguousSubtaskIndexes");
        RescaleMappings[] mappings = PrivateFields.read(descriptor, "rescaledChannelsMappings");
        ArrayNode described = assignment.putArray(field);
        for (RescaleMappings mapping : mappings) {
            ObjectNode gate = object();
            ArrayNode oldSubtasks = gate.putArray("oldSubtasks");
            for (int old : descriptor.getOldSubtaskIndexes()) {
                oldSubtasks.add(old);
            }
            describe(mapping, gate.putArray("channelMapping"));
            new TreeSet<>(ambiguous).forEach(gate.putArray("ambiguousSubtasks")::add);
            gate.putNull("identity");
            described.add(gate);
        }
    }

    private static void describe(RescaleMappings mapping, ArrayNode described) {
        int sources = PrivateFields.read(mapping, "numberOfSources");
        for (int source = 0; source < sources; source++) {
            ArrayNode row = described.addArray();
            for (int target : mapping.getMappedIndexes(source)) {
                row.add(target);
            }
        }
    }
}
