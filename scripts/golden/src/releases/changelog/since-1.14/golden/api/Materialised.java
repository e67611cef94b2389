package golden.api;

import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.changelog.ChangelogStateBackendHandle;

/** The part of a changelog handle that is materialised. */
public final class Materialised {
    private Materialised() {}

    /** Whether it is a changelog handle without one. */
    public static boolean lacks(KeyedStateHandle handle) {
        return handle instanceof ChangelogStateBackendHandle
                && ((ChangelogStateBackendHandle) handle).getMaterializedStateHandles().isEmpty();
    }
}
