package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.runtime.executiongraph.ExecutionJobVertex;

/** The methods of {@code CheckpointCoordinator} that restore. */
final class EntryPoints {
    private EntryPoints() {}

    static void enter(String entryPoint, JsonNode ask, RestoredJob job) throws Exception {
        JsonNode settings = field(ask, "settings");
        Set<ExecutionJobVertex> tasks = new HashSet<>(job.vertices.values());
        switch (entryPoint) {
            case "restoreSavepoint":
                ClaimModes.restoreSavepoint(readText(ask, "pointer"), settings, job);
                return;
            case "restoreInitialCheckpointIfPresent":
                job.coordinator.restoreInitialCheckpointIfPresent(tasks);
                return;
            case "restoreLatestCheckpointedStateToAll":
                job.coordinator.restoreLatestCheckpointedStateToAll(
                        tasks, field(settings, "allowNonRestoredState").booleanValue());
                return;
            case "restoreLatestCheckpointedStateToSubtasks":
                job.coordinator.restoreLatestCheckpointedStateToSubtasks(tasks);
                return;
            default:
                throw new IllegalArgumentException("there is no entry point " + entryPoint);
        }
    }
}
