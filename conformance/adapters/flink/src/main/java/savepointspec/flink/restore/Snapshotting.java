package savepointspec.flink.restore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.CompletedCheckpoint;
import org.apache.flink.runtime.concurrent.ComponentMainThreadExecutor;
import savepointspec.flink.model.PrivateFields;

/** Takes checkpoints and savepoints of a job, one after the other. */
final class Snapshotting implements AutoCloseable {
    /** How long a checkpoint may take: far longer than it does. */
    static final long TIMEOUT_MILLISECONDS = 600_000;

    private static final long MOST_SECONDS = 20;

    private final RestoredJob job;
    private CompletableFuture<CheckpointOptions> triggered = new CompletableFuture<>();

    /** Makes the job's tasks run. */
    Snapshotting(RestoredJob job) {
        this.job = job;
        job.graph.start(mainThread());
        RunningTasks.start(job, options -> triggered.complete(options));
    }

    /** What was taken, and what the tasks were asked for. */
    static final class Taken {
        final CompletedCheckpoint completed;
        final CheckpointOptions asked;

        private Taken(CompletedCheckpoint completed, CheckpointOptions asked) {
            this.completed = completed;
            this.asked = asked;
        }
    }

    /** Takes one, whose tasks report these states. */
    Taken take(
            Function<RestoredJob, CompletableFuture<CompletedCheckpoint>> trigger,
            JsonNode model,
            JsonNode states)
            throws Exception {
        triggered = new CompletableFuture<>();
        long id = job.counter.get();
        CompletableFuture<CompletedCheckpoint> completed = trigger.apply(job);
        CompletableFuture.anyOf(triggered, completed).get(MOST_SECONDS, TimeUnit.SECONDS);
        awaitTimer();
        RunningTasks.acknowledge(job, model, id, states);
        CompletedCheckpoint taken = completed.get(MOST_SECONDS, TimeUnit.SECONDS);
        awaitTimer();
        return new Taken(taken, triggered.get());
    }

    /** What the coordinator's own thread was given by now is done. */
    private void awaitTimer() throws Exception {
        Executor timer = PrivateFields.read(job.coordinator, "timer");
        CompletableFuture.runAsync(() -> {}, timer).get(MOST_SECONDS, TimeUnit.SECONDS);
    }

    /** This thread is as good as the main thread that a JobMaster has. */
    private static ComponentMainThreadExecutor mainThread() {
        return Unused.except(
                ComponentMainThreadExecutor.class,
                Map.of(
                        "assertRunningInMainThread",
                        arguments -> null,
                        "execute",
                        arguments -> {
                            ((Runnable) arguments[0]).run();
                            return null;
                        }));
    }

    /** Ends the coordinator's own thread. The job's snapshots stay. */
    @Override
    public void close() {
        ExecutorService timer = PrivateFields.read(job.graph, "checkpointCoordinatorTimer");
        timer.shutdownNow();
    }
}
