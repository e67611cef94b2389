package savepointspec.flink.open;

import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import savepointspec.flink.restore.Unused;

/** Since 1.15 a changelog knows its task's name, and what would run its work. */
final class TaskParts {
    private TaskParts() {}

    static Map<String, Function<Object[], Object>> all() {
        ClassLoader loader = TaskParts.class.getClassLoader();
        TaskInfo task = new TaskInfo("task", 1, 0, 1, 0);
        MailboxExecutor mailbox = Unused.part(MailboxExecutor.class);
        return Map.of(
                "getUserCodeClassLoader", none -> SimpleUserCodeClassLoader.create(loader),
                "getTaskInfo", none -> task,
                "getMainMailboxExecutor", none -> mailbox);
    }
}
