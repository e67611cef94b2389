package savepointspec.flink.restore;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** Where Flink would put work that is not the restore itself. */
final class Executors {
    /** Drops what it is given, such as deleting subsumed checkpoints: no file goes away unseen. */
    static final Executor DROPPING = work -> {};

    /** Nothing is scheduled while a job is built and restored. */
    static final ScheduledExecutorService UNUSED = Unused.part(ScheduledExecutorService.class);

    private Executors() {}
}
