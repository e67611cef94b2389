package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.runtime.checkpoint.InflightDataRescalingDescriptor;
import org.apache.flink.runtime.checkpoint.InflightDataRescalingDescriptor.InflightDataGateOrPartitionRescalingDescriptor;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.RescaleMappings;

/** Since 1.13.2 each gate and each partition is described by itself. */
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
        InflightDataGateOrPartitionRescalingDescriptor[] gates =
                PrivateFields.read(descriptor, "gateOrPartitionDescriptors");
        ArrayNode described = assignment.putArray(field);
        for (InflightDataGateOrPartitionRescalingDescriptor gate : gates) {
            described.add(describe(gate));
        }
    }

    private static ObjectNode describe(InflightDataGateOrPartitionRescalingDescriptor gate) {
        ObjectNode described = object();
        int[] oldSubtasks = PrivateFields.read(gate, "oldSubtaskIndexes");
        ArrayNode old = described.putArray("oldSubtasks");
        for (int subtask : oldSubtasks) {
            old.add(subtask);
        }
        if (hasNoState(gate)) {
            described.putNull("channelMapping");
        } else {
            RescaleMappings mapping = PrivateFields.read(gate, "rescaledChannelsMappings");
            describe(mapping, described.putArray("channelMapping"));
        }
        Set<Integer> ambiguous = PrivateFields.read(gate, "ambiguousSubtaskIndexes");
        new TreeSet<>(ambiguous).forEach(described.putArray("ambiguousSubtasks")::add);
        return described.put("identity", gate.isIdentity());
    }

    /** What a gate without in-flight data has is a class of its own, in the releases that have it. */
    private static boolean hasNoState(InflightDataGateOrPartitionRescalingDescriptor gate) {
        return gate.getClass() != InflightDataGateOrPartitionRescalingDescriptor.class;
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
