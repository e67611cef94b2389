package golden;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import golden.api.Checkpointing;
import golden.job.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Writes every golden snapshot that the Flink release on the class path can write.
 *
 * <p>Arguments: an empty directory that jobs write to, which is the root in all absolute handles; and the
 * directory that gets, for each snapshot, its files in a directory and what is known of it in `NAME.json`;
 * and the changelog's storages that there are, separated by commas.
 */
public final class Main {
    private final Path root;
    private final Path out;

    private Main(Path root, Path out) {
        this.root = root;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> storages = List.of(arguments[2].split(","));
        Main main = new Main(Path.of(arguments[0]), Path.of(arguments[1]));
        String release = EnvironmentInformation.getVersion();
        for (Scenario scenario : new Scenarios(release, storages).all()) {
            long start = System.currentTimeMillis();
            main.write(scenario);
            System.err.printf(
                    "%s: %d ms%n", scenario.name, System.currentTimeMillis() - start);
        }
        // Threads of Flink may outlive their cluster.
        System.exit(0);
    }

    private void write(Scenario scenario) throws Exception {
        JobGraph graph;
        Path temporary = Files.createDirectory(root.resolve("tmp"));
        Progress.reset();
        scenario.settings.putAll(Checkpointing.settings(scenario.kind.isCheckpoint()));
        try (MiniCluster cluster = startCluster(scenario, temporary)) {
            StreamExecutionEnvironment env =
                    new StreamExecutionEnvironment(Settings.ofJob(scenario, root));
            int arrivalsPerNumber = scenario.job.build(env);
            graph = env.getStreamGraph().getJobGraph();
            graph.setJobID(jobIdOf(scenario));
            cluster.submitJob(graph).get(60, TimeUnit.SECONDS);
            RunningJob job = new RunningJob(cluster, graph.getJobID(), arrivalsPerNumber, root);
            scenario.script.run(job);
            job.end();
        }
        SnapshotFiles.clear(temporary);
        Files.delete(temporary);
        Path metadata = SnapshotFiles.onlyMetadata(root);
        ObjectNode description = describe(scenario, metadata);
        description.set("job", JobDescription.of(graph));
        SnapshotFiles.copy(root, out.resolve(scenario.name));
        new ObjectMapper().writeValue(out.resolve(scenario.name + ".json").toFile(), description);
        SnapshotFiles.clear(root);
    }

    private MiniCluster startCluster(Scenario scenario, Path temporary) throws Exception {
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setNumTaskManagers(scenario.taskManagers)
                                // Of several each gets a part of the job: its channels are remote then.
                                .setNumSlotsPerTaskManager(scenario.taskManagers == 1 ? 4 : 1)
                                .setConfiguration(Settings.ofCluster(scenario, root, temporary))
                                .build());
        cluster.start();
        return cluster;
    }

    /** Fixed, since the job ID is part of the paths. */
    private static JobID jobIdOf(Scenario scenario) {
        UUID uuid = UUID.nameUUIDFromBytes(scenario.name.getBytes(StandardCharsets.UTF_8));
        return new JobID(uuid.getLeastSignificantBits(), uuid.getMostSignificantBits());
    }

    private ObjectNode describe(Scenario scenario, Path metadata) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode description = mapper.createObjectNode();
        description.put("name", scenario.name);
        description.put("origin", "job");
        description.put("backend", scenario.backend);
        description.put("changelog", scenario.changelog != null);
        description.put("kind", scenario.kind.label);
        description.put("notes", scenario.notes);
        description.set("shows", mapper.valueToTree(scenario.shows));
        description.put("metadata", root.relativize(metadata).toString());
        description.put("checkpointId", Long.toString(new FlinkReading(metadata).checkpointId()));
        return description;
    }
}
