package savepointspec.flink.open;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.flink.runtime.state.changelog.StateChangelogStorage;
import org.apache.flink.runtime.state.changelog.StateChangelogStorageLoader;
import savepointspec.flink.model.NotInThisRelease;

/** In 1.15 the storage that is written to is the one that is read, whichever the handles name. */
final class ChangelogStorages {
    private ChangelogStorages() {}

    /** The methods of the task's state manager that are called for a changelog. */
    static Map<String, Function<Object[], Object>> of(
            BackendSettings settings, CloseableRegistry registry) {
        return Map.of(
                "getStateChangelogStorage", none -> load(settings.configuration(), registry));
    }

    private static StateChangelogStorage<?> load(
            Configuration configuration, CloseableRegistry registry) {
        StateChangelogStorage<?> storage;
        try {
            StateChangelogStorageLoader.initialize(null);
            storage =
                    StateChangelogStorageLoader.load(
                            configuration,
                            UnregisteredMetricGroups.createUnregisteredTaskManagerJobMetricGroup());
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        if (storage == null) {
            throw new NotInThisRelease("storage of changelogs in files among its jars");
        }
        OpenedBackend.closedBy(registry, storage);
        return storage;
    }
}
