package savepointspec.flink.restore;

import org.apache.flink.runtime.checkpoint.TaskStateSnapshot;

/** Since 1.14 a task may be finished before it starts. */
final class TaskRestores {
    private TaskRestores() {}

    static boolean isFinishedOnRestore(TaskStateSnapshot snapshot) {
        return snapshot == TaskStateSnapshot.FINISHED_ON_RESTORE;
    }
}
