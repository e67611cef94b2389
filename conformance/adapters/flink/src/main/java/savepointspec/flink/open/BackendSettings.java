package savepointspec.flink.open;

import java.io.File;
import java.lang.reflect.Constructor;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.StateBackendLoader;
import org.apache.flink.util.DynamicCodeLoadingException;
import savepointspec.flink.model.ChangelogHandles;
import savepointspec.flink.model.NotInThisRelease;

/** A state backend as a job's configuration asks for it. Its classes come when it is loaded. */
final class BackendSettings {
    private static final String CHANGELOG = "org.apache.flink.state.changelog.ChangelogStateBackend";

    private final String plain;
    private final boolean hasChangelog;
    private final Configuration configuration = new Configuration();

    /**
     * @param name as the model names it, such as {@code changelog(rocksdb)}
     * @param timers where RocksDB keeps them: {@code heap} or {@code rocksdb}
     * @param scratch where a database may lie, and what is written for it
     * @param handles those that are to be opened: up to 1.15 a changelog's storage follows from them
     */
    BackendSettings(String name, String timers, File scratch, List<KeyedStateHandle> handles) {
        hasChangelog = name.startsWith("changelog(");
        plain = hasChangelog ? name.substring("changelog(".length(), name.length() - 1) : name;
        set("state.backend", plain.equals("hashmap") ? HashMapNames.NAME : plain);
        set("state.backend.incremental", "true");
        set("state.backend.rocksdb.timer-service.factory", timers.toUpperCase(java.util.Locale.ROOT));
        // No slot is there to share memory in.
        set("state.backend.rocksdb.memory.managed", "false");
        set("state.backend.forst.memory.managed", "false");
        boolean inFiles = handles.stream().anyMatch(ChangelogHandles::isInFiles);
        set("state.backend.changelog.storage", inFiles ? "filesystem" : "memory");
        set("dstl.dfs.base-path", scratch.toURI().toString());
        set("state.checkpoints.dir", scratch.toURI().toString());
        set("io.tmp.dirs", scratch.getPath());
    }

    private void set(String key, String value) {
        configuration.setString(key, value);
    }

    Configuration configuration() {
        return configuration;
    }

    /** Flink: {@code StateBackendLoader#fromApplicationOrConfigOrDefault}. */
    StateBackend load() throws Exception {
        requirePublished();
        ClassLoader loader = BackendSettings.class.getClassLoader();
        StateBackend backend;
        try {
            backend = StateBackendLoader.loadStateBackendFromConfig(configuration, loader, null);
        } catch (DynamicCodeLoadingException missing) {
            throw new NotInThisRelease("state backend " + plain);
        }
        return hasChangelog ? withChangelog(backend) : backend;
    }

    /** Of a few patches the jar with the timers is not published: no backend is whole without it. */
    private static void requirePublished() {
        try {
            Class.forName("org.apache.flink.streaming.api.operators.TimerSerializer");
        } catch (ClassNotFoundException missing) {
            throw new NotInThisRelease("published jar with what backends hold");
        }
    }

    /** Flink: {@code StateBackendLoader#wrapStateBackend}. */
    private static StateBackend withChangelog(StateBackend backend) throws Exception {
        Constructor<?> constructor;
        try {
            constructor = Class.forName(CHANGELOG).getDeclaredConstructor(StateBackend.class);
        } catch (ClassNotFoundException missing) {
            throw new NotInThisRelease("changelog");
        }
        constructor.setAccessible(true);
        return (StateBackend) constructor.newInstance(backend);
    }
}
