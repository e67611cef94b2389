package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.isAbsent;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.apache.flink.runtime.checkpoint.CheckpointRetentionPolicy;
import org.apache.flink.runtime.checkpoint.CompletedCheckpoint;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.tasks.CheckpointCoordinatorConfiguration;
import org.apache.flink.runtime.jobgraph.tasks.CheckpointCoordinatorConfiguration.CheckpointCoordinatorConfigurationBuilder;
import org.apache.flink.runtime.jobgraph.tasks.JobCheckpointingSettings;
import org.apache.flink.util.SerializedValue;
import savepointspec.flink.model.NotInThisRelease;

/** Since 1.13 a job says where its checkpoints go. */
final class CheckpointSettings {
    private CheckpointSettings() {}

    /** Gives a job its hooks, and a coordinator that takes no checkpoint by itself. */
    static void set(JobGraph graph, JsonNode job, JsonNode settings, JsonNode setup)
            throws IOException {
        if (!isAbsent(settings, "ignoredInFlightDataOf")) {
            throw new NotInThisRelease("way to ignore in-flight data");
        }
        CheckpointCoordinatorConfigurationBuilder configuration =
                CheckpointCoordinatorConfiguration.builder()
                        .setCheckpointInterval(Long.MAX_VALUE)
                        .setCheckpointTimeout(Snapshotting.TIMEOUT_MILLISECONDS)
                        .setMaxConcurrentCheckpoints(1)
                        .setCheckpointRetentionPolicy(
                                CheckpointRetentionPolicy.NEVER_RETAIN_AFTER_TERMINATION)
                        .setExactlyOnce(true)
                        .setPreferCheckpointForRecovery(prefersCheckpoint(setup));
        OutputRecovery.set(configuration, settings);
        graph.setSnapshotSettings(
                new JobCheckpointingSettings(
                        configuration.build(),
                        null,
                        null,
                        new SerializedValue<>(RecordingHook.factoriesOf(job))));
    }

    /** What a store gives to be restored; {@code null} where it is empty. */
    static CompletedCheckpoint latestOf(CompletedCheckpointStore store, JsonNode setup)
            throws Exception {
        return store.getLatestCheckpoint(prefersCheckpoint(setup));
    }

    private static boolean prefersCheckpoint(JsonNode setup) {
        return setup.has("prefersCheckpoint");
    }
}
