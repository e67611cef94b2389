package savepointspec.flink.open;

import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.execution.Environment;
import org.apache.flink.runtime.query.KvStateRegistry;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.StateBackendLoader;
import org.apache.flink.runtime.state.ttl.TtlTimeProvider;

/** Since 1.16 a backend is wrapped where a handle is one of the changelog. */
final class KeyedBackends {
    private KeyedBackends() {}

    static KeyedStateBackend<?> create(
            StateBackend backend,
            Environment environment,
            TypeSerializer<?> keys,
            int maxParallelism,
            KeyGroupRange keyGroups,
            List<KeyedStateHandle> handles,
            CloseableRegistry registry)
            throws Exception {
        ClassLoader loader = KeyedBackends.class.getClassLoader();
        StateBackend restoring =
                StateBackendLoader.loadStateBackendFromKeyedStateHandles(backend, loader, handles);
        return restoring.createKeyedStateBackend(
                environment,
                TaskEnvironment.JOB,
                "operator",
                keys,
                maxParallelism,
                keyGroups,
                new KvStateRegistry().createTaskRegistry(TaskEnvironment.JOB, TaskEnvironment.VERTEX),
                TtlTimeProvider.DEFAULT,
                new UnregisteredMetricsGroup(),
                handles,
                registry);
    }
}
