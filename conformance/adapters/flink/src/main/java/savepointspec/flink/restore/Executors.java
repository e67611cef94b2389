package savepointspec.flink.restore;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** Where Flink would put work that is not the restore itself. */
final class Executors {
    private static boolean dropsWork = true;

    /** Work on files, such as deleting subsumed checkpoints: see the methods below. */
    static final Executor ASIDE =
            work -> {
                if (!dropsWork) {
                    work.run();
                }
            };

    /** Nothing is scheduled while a job is built and restored. */
    static final ScheduledExecutorService UNUSED = Unused.part(ScheduledExecutorService.class);

    private Executors() {}

    /** A restore is all that is asked: no file goes away unseen. */
    static void dropWork() {
        dropsWork = true;
    }

    /** What is deleted is told: the work is done when it comes, so that nothing has to be waited for. */
    static void doWork() {
        dropsWork = false;
    }
}
