package savepointspec.flink.open;

import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.runtime.execution.Environment;
import org.apache.flink.runtime.io.disk.iomanager.IOManager;
import org.apache.flink.runtime.io.disk.iomanager.IOManagerAsync;
import org.apache.flink.runtime.jobgraph.JobVertexID;
import org.apache.flink.runtime.state.TaskStateManager;
import org.apache.flink.runtime.taskmanager.TaskManagerRuntimeInfo;
import savepointspec.flink.restore.Unused;

/** What a backend asks of the task that it is made for, and no more than that. */
final class TaskEnvironment {
    static final JobID JOB = new JobID(0, 1);
    static final JobVertexID VERTEX = new JobVertexID();

    private static final ExecutorService ASIDE =
            Executors.newCachedThreadPool(TaskEnvironment::daemon);

    private TaskEnvironment() {}

    /**
     * @param scratch the task manager's directory for temporary files
     * @param registry closes what is made on the way
     */
    static Environment of(BackendSettings settings, File scratch, CloseableRegistry registry) {
        Map<String, Function<Object[], Object>> called = new HashMap<>();
        Configuration configuration = settings.configuration();
        ExecutionConfig execution = new ExecutionConfig();
        TaskManagerRuntimeInfo machine = machine(configuration, scratch);
        TaskStateManager states = states(settings, registry);
        called.put("getJobID", none -> JOB);
        called.put("getJobVertexId", none -> VERTEX);
        called.put("getExecutionConfig", none -> execution);
        called.put("getJobConfiguration", none -> configuration);
        called.put("getTaskConfiguration", none -> configuration);
        called.put("getTaskManagerInfo", none -> machine);
        called.put("getTaskStateManager", none -> states);
        called.put("getAsyncOperationsThreadPool", none -> ASIDE);
        called.put("getIOManager", none -> manager(scratch, registry));
        // No slot, and no checkpoint that is to be written.
        called.put("getMemoryManager", none -> null);
        called.put("getCheckpointStorageAccess", none -> null);
        called.putAll(TaskParts.all());
        return Unused.except(Environment.class, called);
    }

    private static TaskManagerRuntimeInfo machine(Configuration configuration, File scratch) {
        return Unused.except(
                TaskManagerRuntimeInfo.class,
                Map.of(
                        "getConfiguration", none -> configuration,
                        "getTmpDirectories", none -> new String[] {scratch.getPath()},
                        "getTmpWorkingDirectory", none -> scratch));
    }

    private static TaskStateManager states(BackendSettings settings, CloseableRegistry registry) {
        Map<String, Function<Object[], Object>> called = new HashMap<>();
        called.put("createLocalRecoveryConfig", none -> LocalRecoveries.none());
        called.putAll(ChangelogStorages.of(settings, registry));
        return Unused.except(TaskStateManager.class, called);
    }

    private static IOManager manager(File scratch, CloseableRegistry registry) {
        IOManager manager = new IOManagerAsync(scratch.getPath());
        OpenedBackend.closedBy(registry, manager);
        return manager;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "aside");
        thread.setDaemon(true);
        return thread;
    }
}
