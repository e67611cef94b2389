package savepointspec.flink.open;

import java.util.Map;
import java.util.function.Function;
import org.apache.flink.util.SimpleUserCodeClassLoader;

/** Since 1.12 the class loader of a user's code comes in an object of its own. */
final class TaskParts {
    private TaskParts() {}

    static Map<String, Function<Object[], Object>> all() {
        ClassLoader loader = TaskParts.class.getClassLoader();
        return Map.of("getUserCodeClassLoader", none -> SimpleUserCodeClassLoader.create(loader));
    }
}
