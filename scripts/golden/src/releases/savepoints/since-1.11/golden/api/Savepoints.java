package golden.api;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** Before 1.15 every savepoint is canonical. */
public final class Savepoints {
    private Savepoints() {}

    public static CompletableFuture<?> trigger(
            MiniCluster cluster, JobID job, String directory, boolean nativeFormat) {
        requireCanonical(nativeFormat);
        return cluster.triggerSavepoint(job, directory, false);
    }

    public static CompletableFuture<?> stopWith(
            MiniCluster cluster, JobID job, String directory, boolean nativeFormat, boolean drain) {
        requireCanonical(nativeFormat);
        return cluster.stopWithSavepoint(job, directory, drain);
    }

    private static void requireCanonical(boolean nativeFormat) {
        if (nativeFormat) {
            throw new UnsupportedOperationException("this release has no native savepoints");
        }
    }
}
