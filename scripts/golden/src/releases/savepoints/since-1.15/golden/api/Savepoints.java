package golden.api;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** Since 1.15 a savepoint has a format. */
public final class Savepoints {
    private Savepoints() {}

    public static CompletableFuture<?> trigger(
            MiniCluster cluster, JobID job, String directory, boolean nativeFormat) {
        return cluster.triggerSavepoint(job, directory, false, format(nativeFormat));
    }

    public static CompletableFuture<?> stopWith(
            MiniCluster cluster, JobID job, String directory, boolean nativeFormat, boolean drain) {
        return cluster.stopWithSavepoint(job, directory, drain, format(nativeFormat));
    }

    private static SavepointFormatType format(boolean nativeFormat) {
        return nativeFormat ? SavepointFormatType.NATIVE : SavepointFormatType.CANONICAL;
    }
}
