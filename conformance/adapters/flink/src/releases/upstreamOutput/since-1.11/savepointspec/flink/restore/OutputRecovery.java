package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.field;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.runtime.jobgraph.tasks.CheckpointCoordinatorConfiguration.CheckpointCoordinatorConfigurationBuilder;
import savepointspec.flink.model.NotInThisRelease;

/** Before 2.3 no task recovers what another one was to send. */
final class OutputRecovery {
    private OutputRecovery() {}

    static void set(CheckpointCoordinatorConfigurationBuilder configuration, JsonNode settings) {
        if (field(settings, "recoversOutputDownstream").booleanValue()) {
            throw new NotInThisRelease("way to recover output downstream");
        }
    }
}
