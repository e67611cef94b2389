package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.field;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.runtime.jobgraph.tasks.CheckpointCoordinatorConfiguration.CheckpointCoordinatorConfigurationBuilder;

/** Since 2.3 output that was in flight can be recovered by the tasks that were to read it. */
final class OutputRecovery {
    private OutputRecovery() {}

    static void set(CheckpointCoordinatorConfigurationBuilder configuration, JsonNode settings) {
        configuration.setRecoverOutputOnDownstreamTask(
                field(settings, "recoversOutputDownstream").booleanValue());
    }
}
