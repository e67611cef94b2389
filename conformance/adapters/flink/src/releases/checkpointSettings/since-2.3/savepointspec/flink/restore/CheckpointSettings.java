package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.isAbsent;
import static savepointspec.flink.wire.Values.readInt64;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.CheckpointRetentionPolicy;
import org.apache.flink.runtime.checkpoint.MasterTriggerRestoreHook;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.tasks.CheckpointCoordinatorConfiguration;
import org.apache.flink.runtime.jobgraph.tasks.JobCheckpointingSettings;
import org.apache.flink.util.SerializedValue;
import org.apache.flink.util.TernaryBoolean;

/** Since 2.3 output that was in flight can be recovered by the tasks that were to read it. */
final class CheckpointSettings {
    private static final long NONE = -1;

    private CheckpointSettings() {}

    /** Gives a job its hooks, and a coordinator that takes no checkpoint by itself. */
    static void set(JobGraph graph, JsonNode job, JsonNode settings) throws IOException {
        CheckpointCoordinatorConfiguration configuration =
                CheckpointCoordinatorConfiguration.builder()
                        .setCheckpointInterval(Long.MAX_VALUE)
                        .setMaxConcurrentCheckpoints(1)
                        .setCheckpointRetentionPolicy(
                                CheckpointRetentionPolicy.NEVER_RETAIN_AFTER_TERMINATION)
                        .setExactlyOnce(true)
                        .setCheckpointIdOfIgnoredInFlightData(ignoredOf(settings))
                        .setRecoverOutputOnDownstreamTask(
                                field(settings, "recoversOutputDownstream").booleanValue())
                        .build();
        graph.setSnapshotSettings(
                new JobCheckpointingSettings(
                        configuration,
                        null,
                        TernaryBoolean.UNDEFINED,
                        null,
                        new SerializedValue<>(hooksOf(job))));
    }

    /** Without a value the builder would take 0, which is a checkpoint's ID; the option's is -1. */
    private static long ignoredOf(JsonNode settings) {
        return isAbsent(settings, "ignoredInFlightDataOf")
                ? NONE
                : readInt64(settings, "ignoredInFlightDataOf");
    }

    private static MasterTriggerRestoreHook.Factory[] hooksOf(JsonNode job) {
        List<MasterTriggerRestoreHook.Factory> hooks = new ArrayList<>();
        for (JsonNode hook : field(job, "masterHooks")) {
            hooks.add(new RecordingHook.Factory(readText(hook)));
        }
        return hooks.toArray(new MasterTriggerRestoreHook.Factory[0]);
    }
}
