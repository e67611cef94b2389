package savepointspec.flink.model;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.runtime.state.KeyedStateHandle;

/** There is no changelog in metadata before 1.14. */
public final class ChangelogHandles {
    private ChangelogHandles() {}

    /** Whether changes of a handle lie in files. */
    public static boolean isInFiles(KeyedStateHandle handle) {
        return false;
    }

    static JsonNode describe(KeyedStateHandle handle) {
        throw new IllegalStateException("no form for a " + handle.getClass().getName());
    }

    static KeyedStateHandle create(JsonNode handle) {
        throw new NotInThisRelease("changelog");
    }
}
