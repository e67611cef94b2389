package golden.api;

import golden.job.Progress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.checkpoint.CheckpointStatsCounts;
import org.apache.flink.runtime.minicluster.MiniCluster;

/**
 * Before 1.15 nobody can ask for a checkpoint. So they are taken periodically, and each waits in the
 * coordinators of the sources until it is wanted.
 */
public final class Checkpointing {
    private static final long POLL_MILLIS = 5;

    private Checkpointing() {}

    /** Before the job starts: how a job takes no checkpoint but those that are asked for. */
    public static Map<String, String> settings(boolean checkpoints) {
        if (!checkpoints) {
            return Map.of();
        }
        Progress.holdCheckpoints();
        // The first waits as well, until all sources have their splits.
        return Map.of(
                "execution.checkpointing.interval", "1s",
                "execution.checkpointing.min-pause", "1s");
    }

    /** Completes with the checkpoint. */
    public static CompletableFuture<?> trigger(MiniCluster cluster, JobID job) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        CheckpointStatsCounts before = counts(cluster, job);
                        Progress.wantCheckpoint();
                        awaitNext(cluster, job, before);
                    } catch (Exception failure) {
                        throw new CompletionException(failure);
                    }
                });
    }

    public static CompletableFuture<?> triggerFull(MiniCluster cluster, JobID job) {
        throw new UnsupportedOperationException("this release takes no full checkpoints");
    }

    private static void awaitNext(MiniCluster cluster, JobID job, CheckpointStatsCounts before)
            throws Exception {
        while (true) {
            CheckpointStatsCounts now = counts(cluster, job);
            if (now.getNumberOfCompletedCheckpoints() > before.getNumberOfCompletedCheckpoints()) {
                return;
            }
            if (now.getNumberOfFailedCheckpoints() > before.getNumberOfFailedCheckpoints()) {
                throw new IllegalStateException("a checkpoint failed");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static CheckpointStatsCounts counts(MiniCluster cluster, JobID job) throws Exception {
        return cluster.getExecutionGraph(job).get().getCheckpointStatsSnapshot().getCounts();
    }
}
