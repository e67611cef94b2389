package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.readText;

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
    /** Where the job's own checkpoints and savepoints go. */
    private static final String OWN_SNAPSHOTS = "snapshots-of-the-restored-job";

    final ExecutionGraph graph;
    final CheckpointCoordinator coordinator;
    final Map<JobVertexID, ExecutionJobVertex> vertices;
    final CompletedCheckpointStore store;
    final CheckpointIDCounter counter;

    /** Graphs of one job share what deletes its checkpoints, as they have it from its scheduler. */
    private final ExecutionGraphs graphs;

    private RestoredJob(
            ExecutionGraphs graphs,
            ExecutionGraph graph,
            CompletedCheckpointStore store,
            CheckpointIDCounter counter) {
        this.graphs = graphs;
        this.graph = graph;
        this.coordinator = graph.getCheckpointCoordinator();
        this.vertices = graph.getAllVertices();
        this.store = store;
        this.counter = counter;
    }

    /** Builds the job of a question. What Flink throws refuses the job. */
    static RestoredJob build(JsonNode ask, Path root, CheckpointIDCounter counter)
            throws Exception {
        JsonNode setup = field(ask, "coordinator");
        CompletedCheckpointStore store = Stores.create(setup, field(ask, "settings"), root);
        return build(ask, root, new ExecutionGraphs(), store, counter);
    }

    /** The same job as another question has it: with the store, the counter and the cleaner of this one. */
    RestoredJob rebuilt(JsonNode ask, Path root) throws Exception {
        return build(ask, root, graphs, store, counter);
    }

    private static RestoredJob build(
            JsonNode ask,
            Path root,
            ExecutionGraphs graphs,
            CompletedCheckpointStore store,
            CheckpointIDCounter counter)
            throws Exception {
        JobGraph jobGraph = JobGraphs.create(field(ask, "job"));
        CheckpointSettings.set(
                jobGraph, field(ask, "job"), field(ask, "settings"), field(ask, "coordinator"));
        Configuration configuration = new Configuration();
        configuration.setString("state.checkpoint-storage", "filesystem");
        configuration.setString("state.checkpoints.dir", ownSnapshots(root));
        String scheduler = readText(field(ask, "coordinator"), "scheduler");
        return new RestoredJob(
                graphs,
                graphs.build(jobGraph, configuration, store, counter, scheduler),
                store,
                counter);
    }

    /** The folder of the job's own snapshots, as a URI. */
    static String ownSnapshots(Path root) {
        return root.resolve(OWN_SNAPSHOTS).toUri().toString();
    }

    /** Whether the job wrote a snapshot itself. */
    static boolean isOwn(String pointer) {
        return pointer != null && pointer.contains("/" + OWN_SNAPSHOTS + "/");
    }
}
