package savepointspec.flink.open;

import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.execution.Environment;
import org.apache.flink.runtime.query.KvStateRegistry;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.KeyedStateBackendParametersImpl;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.ttl.TtlTimeProvider;

/** Since 1.19 what a backend is made of comes in one object. */
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
        return backend.createKeyedStateBackend(
                new KeyedStateBackendParametersImpl<>(
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
                        registry));
    }
}
