package savepointspec.flink.open;

import java.util.List;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.StateBackendLoader;

/** Since 1.16 a backend is wrapped where a handle is one of the changelog. */
final class RestoringBackends {
    private RestoringBackends() {}

    /** The backend that restores the handles, given the one that is configured. */
    static StateBackend of(StateBackend configured, List<KeyedStateHandle> handles)
            throws Exception {
        return StateBackendLoader.loadStateBackendFromKeyedStateHandles(
                configured, RestoringBackends.class.getClassLoader(), handles);
    }
}
