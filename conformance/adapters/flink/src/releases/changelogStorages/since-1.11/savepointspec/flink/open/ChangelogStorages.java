package savepointspec.flink.open;

import java.util.Map;
import java.util.function.Function;
import org.apache.flink.core.fs.CloseableRegistry;

/** No backend with a changelog is to be had before 1.15. */
final class ChangelogStorages {
    private ChangelogStorages() {}

    /** The methods of the task's state manager that are called for a changelog. */
    static Map<String, Function<Object[], Object>> of(
            BackendSettings settings, CloseableRegistry registry) {
        return Map.of();
    }
}
