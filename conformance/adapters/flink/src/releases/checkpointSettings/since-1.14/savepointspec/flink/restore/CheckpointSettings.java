package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.isAbsent;
import static savepointspec.flink.wire.Values.readInt64;

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
import org.apache.flink.util.TernaryBoolean;
import savepointspec.flink.model.NotInThisRelease;

/** Since 1.14 the in-flight data of a checkpoint can be ignored. */
final class CheckpointSettings {
    private static final long NONE = -1;

    private CheckpointSettings() {}

    /** Gives a job its hooks, and a coordinator that takes no checkpoint by itself. */
    static void set(JobGraph graph, JsonNode job, JsonNode settings, JsonNode setup)
            throws IOException {
        if (setup.has("prefersCheckpoint")) {
            throw new NotInThisRelease("way to prefer checkpoints");
        }
        CheckpointCoordinatorConfigurationBuilder configuration =
                CheckpointCoordinatorConfiguration.builder()
                        .setCheckpointInterval(Long.MAX_VALUE)
                        .setCheckpointTimeout(Snapshotting.TIMEOUT_MILLISECONDS)
                        .setMaxConcurrentCheckpoints(1)
                        .setCheckpointRetentionPolicy(
                                CheckpointRetentionPolicy.NEVER_RETAIN_AFTER_TERMINATION)
                        .setExactlyOnce(true)
                        .setCheckpointIdOfIgnoredInFlightData(ignoredOf(settings));
        OutputRecovery.set(configuration, settings);
        graph.setSnapshotSettings(
                new JobCheckpointingSettings(
                        configuration.build(),
                        null,
                        TernaryBoolean.UNDEFINED,
                        null,
                        new SerializedValue<>(RecordingHook.factoriesOf(job))));
    }

    /** Without a value the builder would take 0, which is a checkpoint's ID; the option's is -1. */
    private static long ignoredOf(JsonNode settings) {
        return isAbsent(settings, "ignoredInFlightDataOf")
                ? NONE
                : readInt64(settings, "ignoredInFlightDataOf");
    }

    /** What a store gives to be restored; {@code null} where it is empty. */
    static CompletedCheckpoint latestOf(CompletedCheckpointStore store, JsonNode setup)
            throws Exception {
        return store.getLatestCheckpoint();
    }
}
