package golden.api;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** Since 1.19 the cluster itself takes full checkpoints. */
public final class Checkpointing {
    private Checkpointing() {}

    /** Before the job starts: how a job takes no checkpoint but those that are asked for. */
    public static Map<String, String> settings(boolean checkpoints) {
        return Map.of();
    }

    /** Completes with the checkpoint. */
    public static CompletableFuture<?> trigger(MiniCluster cluster, JobID job) {
        return cluster.triggerCheckpoint(job);
    }

    public static CompletableFuture<?> triggerFull(MiniCluster cluster, JobID job) {
        return cluster.triggerCheckpoint(job, CheckpointType.FULL);
    }
}
