package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.runtime.executiongraph.ExecutionJobVertex;
import org.apache.flink.runtime.jobgraph.JobVertexID;
import savepointspec.flink.model.Ids;

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
                CoordinatorResets.restoreInitialCheckpoint(job);
                return;
            case "restoreLatestCheckpointedStateToAll":
                job.coordinator.restoreLatestCheckpointedStateToAll(
                        tasks, field(settings, "allowNonRestoredState").booleanValue());
                return;
            case "restoreLatestCheckpointedStateToSubtasks":
                job.coordinator.restoreLatestCheckpointedStateToSubtasks(regionOf(ask, job));
                return;
            default:
                throw new IllegalArgumentException("there is no entry point " + entryPoint);
        }
    }

    /** The vertices that restart, in the order in which the job's map has them. */
    static Set<ExecutionJobVertex> regionOf(JsonNode ask, RestoredJob job) {
        Set<ExecutionJobVertex> region = new HashSet<>(job.vertices.values());
        if (ask.has("region")) {
            Set<JobVertexID> restarted = new HashSet<>();
            for (JsonNode index : field(ask, "region")) {
                JsonNode vertex = field(field(ask, "job"), "vertices").get(index.intValue());
                restarted.add(Ids.jobVertexId(readText(vertex, "id")));
            }
            region.removeIf(vertex -> !restarted.contains(vertex.getJobVertexId()));
        }
        return region;
    }
}
