package savepointspec.experiments;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.SerializedThrowable;

/**
 * {@code SCHEDULER CLAIM_MODE}: takes a canonical savepoint of max parallelism 4, restores it with a
 * parallelism of 5, which is refused after registration, and prints whether the savepoint is still
 * there, what the job's failure is told as, and why it failed.
 */
public final class ClaimedSavepoint {
    /** Its name in the configuration has changed. */
    private static final String DEFAULT = "default";

    private static final int MAX_PARALLELISM = 4;
    private static final int ATTEMPTS = 60;
    private static final int PAUSE_MILLISECONDS = 500;

    private ClaimedSavepoint() {}

    public static void main(String[] args) throws Exception {
        MiniClusterConfiguration cluster =
                new MiniClusterConfiguration.Builder()
                        .setConfiguration(configuration(args[0]))
                        .setNumTaskManagers(1)
                        .setNumSlotsPerTaskManager(MAX_PARALLELISM + 1)
                        .build();
        try (MiniCluster flink = new MiniCluster(cluster)) {
            flink.start();
            String savepoint = takeSavepoint(flink);
            String refusal = restore(flink, savepoint, args[1]);
            // The store is shut down after the result is told.
            Thread.sleep(4 * PAUSE_MILLISECONDS);
            boolean isThere = Files.exists(Paths.get(URI.create(savepoint)));
            System.out.println((isThere ? "kept" : "deleted") + '\t' + refusal);
        }
        System.exit(0);
    }

    private static Configuration configuration(String scheduler) {
        Configuration configuration = new Configuration();
        if (!scheduler.equals(DEFAULT)) {
            configuration.setString("jobmanager.scheduler", scheduler);
        }
        configuration.setString("restart-strategy", "none");
        configuration.setString("restart-strategy.type", "none");
        configuration.setString("rest.port", "0");
        return configuration;
    }

    private static String takeSavepoint(MiniCluster flink) throws Exception {
        JobGraph job = job(1, MAX_PARALLELISM);
        Path target = Files.createTempDirectory("savepoint-spec-");
        flink.submitJob(job).get();
        for (int attempt = 0; ; attempt++) {
            try {
                return flink.triggerSavepoint(
                                job.getJobID(),
                                target.toString(),
                                true,
                                SavepointFormatType.CANONICAL)
                        .get(1, TimeUnit.MINUTES);
            } catch (ExecutionException notRunningYet) {
                if (attempt == ATTEMPTS) {
                    throw notRunningYet;
                }
                Thread.sleep(PAUSE_MILLISECONDS);
            }
        }
    }

    /** As what the refusal reaches who waits for the job, and the innermost reason. */
    private static String restore(MiniCluster flink, String savepoint, String claimMode)
            throws Exception {
        Configuration settings = new Configuration();
        settings.setString("execution.savepoint.path", savepoint);
        settings.setString("execution.state-recovery.path", savepoint);
        settings.setString("execution.savepoint-restore-mode", claimMode);
        settings.setString("execution.state-recovery.claim-mode", claimMode);
        JobGraph job = job(MAX_PARALLELISM + 1, -1);
        job.setSavepointRestoreSettings(SavepointRestoreSettings.fromConfiguration(settings));
        JobID id = flink.submitJob(job).get().getJobID();
        JobResult result = flink.requestJobResult(id).get(1, TimeUnit.MINUTES);
        Optional<SerializedThrowable> thrown = result.getSerializedThrowable();
        return thrown.map(ClaimedSavepoint::told).orElse("nothing");
    }

    private static String told(SerializedThrowable thrown) {
        Throwable outermost = thrown.deserializeError(ClaimedSavepoint.class.getClassLoader());
        Throwable cause = outermost;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return firstLine(outermost) + '\t' + firstLine(cause);
    }

    private static String firstLine(Throwable thrown) {
        return thrown.toString().split("\n")[0];
    }

    /** A source, and a count by key; no max parallelism where it is negative. */
    private static JobGraph job(int parallelism, int maxParallelism) {
        StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment();
        job.setParallelism(parallelism);
        job.enableCheckpointing(TimeUnit.HOURS.toMillis(1));
        if (maxParallelism > 0) {
            job.setMaxParallelism(maxParallelism);
        }
        NumberSequenceSource numbers = new NumberSequenceSource(0, Long.MAX_VALUE - 1);
        job.fromSource(numbers, WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .keyBy(number -> number % MAX_PARALLELISM)
                .flatMap(new Counting())
                .uid("count")
                .print()
                .uid("nothing");
        return job.getStreamGraph().getJobGraph();
    }
}
