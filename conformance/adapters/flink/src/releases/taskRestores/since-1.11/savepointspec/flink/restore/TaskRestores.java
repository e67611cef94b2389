package savepointspec.flink.restore;

import org.apache.flink.runtime.checkpoint.TaskStateSnapshot;

/** Before 1.14 every task runs. */
final class TaskRestores {
    private TaskRestores() {}

    static boolean isFinishedOnRestore(TaskStateSnapshot snapshot) {
        return false;
    }
}
