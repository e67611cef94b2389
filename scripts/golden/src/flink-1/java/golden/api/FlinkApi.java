package golden.api;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** What differs between releases: 1.19 and 1.20. */
public final class FlinkApi {
    private FlinkApi() {}

    /** The operator's name: never known before 2.0. */
    public static String nameOf(OperatorIDPair operator) {
        return null;
    }

    /** The operator's uid: never known before 2.0. */
    public static String uidOf(OperatorIDPair operator) {
        return null;
    }

    public static CompletableFuture<?> savepoint(
            MiniCluster cluster, JobID job, String directory, boolean nativeFormat) {
        return cluster.triggerSavepoint(job, directory, false, format(nativeFormat));
    }

    public static CompletableFuture<?> stopWithSavepoint(
            MiniCluster cluster, JobID job, String directory, boolean nativeFormat, boolean drain) {
        return cluster.stopWithSavepoint(job, directory, drain, format(nativeFormat));
    }

    public static CompletableFuture<?> checkpoint(MiniCluster cluster, JobID job) {
        return cluster.triggerCheckpoint(job);
    }

    public static CompletableFuture<?> fullCheckpoint(MiniCluster cluster, JobID job) {
        return cluster.triggerCheckpoint(job, CheckpointType.FULL);
    }

    private static SavepointFormatType format(boolean nativeFormat) {
        return nativeFormat ? SavepointFormatType.NATIVE : SavepointFormatType.CANONICAL;
    }
}
