package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.CheckpointCoordinator;
import org.apache.flink.runtime.checkpoint.CheckpointIDCounter;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;
import org.apache.flink.runtime.executiongraph.ExecutionGraph;
import org.apache.flink.runtime.executiongraph.ExecutionJobVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertexID;

/** A job that was built and waits to be restored: everything that a restore changes. */
final class RestoredJob {
    /** Where the job's own checkpoints would go; nothing is written there. */
    private static final String OWN_CHECKPOINTS = "checkpoints-of-the-restored-job";

    final CheckpointCoordinator coordinator;
    final Map<JobVertexID, ExecutionJobVertex> vertices;
    final CompletedCheckpointStore store;
    final CheckpointIDCounter counter;

    private RestoredJob(
            ExecutionGraph graph, CompletedCheckpointStore store, CheckpointIDCounter counter) {
        this.coordinator = graph.getCheckpointCoordinator();
        this.vertices = graph.getAllVertices();
        this.store = store;
        this.counter = counter;
    }

    /** Builds the job of a question. What Flink throws refuses the job. */
    static RestoredJob build(JsonNode ask, Path root, CheckpointIDCounter counter)
            throws Exception {
        JsonNode setup = field(ask, "coordinator");
        CompletedCheckpointStore store = Stores.create(setup, field(ask, "settings"));
        JobGraph jobGraph = JobGraphs.create(field(ask, "job"));
        CheckpointSettings.set(jobGraph, field(ask, "job"), field(ask, "settings"));
        Configuration configuration = new Configuration();
        configuration.setString("state.checkpoint-storage", "filesystem");
        configuration.setString(
                "state.checkpoints.dir", root.resolve(OWN_CHECKPOINTS).toUri().toString());
        ExecutionGraph graph =
                ExecutionGraphs.build(
                        jobGraph,
                        configuration,
                        store,
                        counter,
                        field(setup, "scheduler").textValue());
        return new RestoredJob(graph, store, counter);
    }
}
