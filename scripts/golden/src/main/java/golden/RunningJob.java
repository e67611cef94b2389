package golden;

import golden.api.Checkpointing;
import golden.api.Savepoints;
import golden.job.Progress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** A job on a MiniCluster, and what a scenario does with it. */
final class RunningJob {
    private static final long TIMEOUT_MILLIS = 60_000;
    private static final long POLL_MILLIS = 5;

    private final MiniCluster cluster;
    private final JobID id;
    private final int arrivalsPerNumber;
    private final Path root;
    private long arrivals;

    RunningJob(MiniCluster cluster, JobID id, int arrivalsPerNumber, Path root) {
        this.cluster = cluster;
        this.id = id;
        this.arrivalsPerNumber = arrivalsPerNumber;
        this.root = root;
    }

    /** Lets every split emit so many numbers, and waits until they have reached the end. */
    void round(int numbersPerSplit) throws Exception {
        arrivals += (long) numbersPerSplit * arrivalsPerNumber;
        Progress.release(numbersPerSplit);
        await("the end of a round", () -> Progress.arrived() == arrivals);
    }

    void checkpoint() throws Exception {
        get(Checkpointing.trigger(cluster, id));
    }

    void fullCheckpoint() throws Exception {
        get(Checkpointing.triggerFull(cluster, id));
    }

    void savepoint(boolean nativeFormat) throws Exception {
        get(Savepoints.trigger(cluster, id, root.toUri().toString(), nativeFormat));
    }

    void stopWithSavepoint(boolean nativeFormat, boolean drain) throws Exception {
        String directory = root.toUri().toString();
        get(Savepoints.stopWith(cluster, id, directory, nativeFormat, drain));
    }

    /** A checkpoint that overtakes records, which wait before the gate. */
    void checkpointWithInFlightData(int numbersPerSplit) throws Exception {
        Progress.release(numbersPerSplit);
        long numbers = (long) numbersPerSplit * arrivalsPerNumber;
        await("all numbers under way", () -> Progress.emitted() == numbers);
        await("both subtasks at the gate", () -> Progress.waitingAtGate() == 2);
        CompletableFuture<?> checkpoint = Checkpointing.trigger(cluster, id);
        await("the sources' snapshots", () -> Progress.sourceSnapshots() == 2);
        // Time for the barriers to arrive; too short a time would show as missing in-flight data.
        Thread.sleep(500);
        Progress.openGate();
        get(checkpoint);
    }

    /**
     * Subtasks that have come to their end wait for a checkpoint before they finish. The checkpoint may
     * have begun too early for that; or it fails, where a subtask ends in the midst of it.
     */
    void checkpointsUntilFinished(int subtasks) throws Exception {
        await(
                subtasks + " finished subtasks",
                () -> {
                    try {
                        checkpoint();
                    } catch (ExecutionException failure) {
                        System.err.println("goes on without: " + failure.getCause());
                    }
                    return finishedSubtasks() == subtasks;
                });
    }

    /** Checkpoints until the changelog backend has materialised all keyed state. */
    void checkpointsUntilMaterialised() throws Exception {
        await(
                "materialisation",
                () -> {
                    Thread.sleep(500);
                    checkpoint();
                    return new FlinkReading(SnapshotFiles.newestMetadata(root)).isMaterialised();
                });
    }

    /** Waits until the job has ended; cancels it if it does not end by itself. */
    void end() throws Exception {
        if (!status().isGloballyTerminalState()) {
            get(cluster.cancelJob(id));
        }
        // None can complete any more, and a coordinator that waits does not end.
        Progress.letCheckpointsGo();
        long deadline = System.currentTimeMillis() + TIMEOUT_MILLIS;
        while (!status().isGloballyTerminalState()) {
            if (System.currentTimeMillis() > deadline) {
                throw new IllegalStateException("the job does not end: " + status());
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private long finishedSubtasks() throws Exception {
        long finished = 0;
        for (AccessExecutionVertex vertex :
                get(cluster.getExecutionGraph(id)).getAllExecutionVertices()) {
            if (vertex.getExecutionState() == ExecutionState.FINISHED) {
                finished++;
            }
        }
        return finished;
    }

    private void await(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.currentTimeMillis() + TIMEOUT_MILLIS;
        while (!condition.call()) {
            JobStatus status = status();
            if (status.isGloballyTerminalState()) {
                throw new IllegalStateException("waiting for " + what + ": " + status, failure());
            }
            if (System.currentTimeMillis() > deadline) {
                throw new IllegalStateException("waited in vain for " + what + ": " + status);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private JobStatus status() throws Exception {
        return get(cluster.getJobStatus(id));
    }

    private Throwable failure() throws Exception {
        return get(cluster.requestJobResult(id)).getSerializedThrowable().orElse(null);
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }
}
