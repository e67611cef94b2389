package savepointspec.flink.open;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.runtime.state.changelog.ChangelogStateHandle;
import org.apache.flink.runtime.state.changelog.StateChangelogStorage;
import org.apache.flink.runtime.state.changelog.StateChangelogStorageLoader;
import org.apache.flink.runtime.state.changelog.StateChangelogStorageView;
import org.apache.flink.runtime.state.changelog.inmemory.InMemoryStateChangelogStorage;
import savepointspec.flink.model.NotInThisRelease;

/** Since 1.16 a handle names the storage that it is read with; what is written is in memory here. */
final class ChangelogStorages {
    private ChangelogStorages() {}

    /** The methods of the task's state manager that are called for a changelog. */
    static Map<String, Function<Object[], Object>> of(
            BackendSettings settings, CloseableRegistry registry) {
        StateChangelogStorage<?> written = new InMemoryStateChangelogStorage();
        return Map.of(
                "getStateChangelogStorage",
                none -> written,
                "getStateChangelogStorageView",
                read -> view((Configuration) read[0], (ChangelogStateHandle) read[1], registry));
    }

    /** Flink: {@code TaskStateManagerImpl#getStateChangelogStorageView}. */
    private static StateChangelogStorageView<?> view(
            Configuration configuration, ChangelogStateHandle handle, CloseableRegistry registry) {
        if (handle.getStorageIdentifier().equals("filesystem")) {
            requirePublished();
        }
        StateChangelogStorageView<?> view;
        try {
            StateChangelogStorageLoader.initialize(null);
            view = StateChangelogStorageLoader.loadFromStateHandle(configuration, handle);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        OpenedBackend.closedBy(registry, view);
        return view;
    }

    /** Of some patches the jar that reads files is not published: that is no refusal of Flink's. */
    private static void requirePublished() {
        try {
            Class.forName("org.apache.flink.changelog.fs.FsStateChangelogStorageFactory");
        } catch (ClassNotFoundException missing) {
            throw new NotInThisRelease("published jar that reads changelogs in files");
        }
    }
}
