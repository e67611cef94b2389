package golden;

import golden.api.RocksDb;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/**
 * Settings by their keys. A setting that was renamed stands under both names: each release takes the one it
 * knows.
 */
final class Settings {
    private Settings() {}

    /** The job's settings, too: before 2.0 storages take some of theirs from the cluster alone. */
    static Configuration ofCluster(Scenario scenario, Path root, Path temporary) {
        Configuration configuration = ofJob(scenario, root);
        set(
                configuration,
                Map.of(
                        "rest.port", "0",
                        "io.tmp.dirs", temporary.toString(),
                        "process.working-dir", temporary.toString(),
                        "taskmanager.memory.managed.size", "64mb",
                        "taskmanager.memory.network.min", "16mb",
                        "taskmanager.memory.network.max", "16mb"));
        return configuration;
    }

    static Configuration ofJob(Scenario scenario, Path root) {
        Configuration configuration = new Configuration();
        set(
                configuration,
                Map.ofEntries(
                        Map.entry("state.backend", scenario.backend),
                        Map.entry("state.backend.type", scenario.backend),
                        Map.entry("state.checkpoints.dir", root.toUri().toString()),
                        Map.entry("execution.checkpointing.dir", root.toUri().toString()),
                        Map.entry("dstl.dfs.base-path", root.toUri().toString()),
                        Map.entry("state.changelog.dstl.dfs.base-path", root.toUri().toString()),
                        // All state in files, however small.
                        Map.entry("state.backend.fs.memory-threshold", "0b"),
                        Map.entry("state.storage.fs.memory-threshold", "0b"),
                        Map.entry("execution.checkpointing.data-inline-threshold", "0b"),
                        // No checkpoint but those that the script triggers: the pause, too, since
                        // 2.3 takes a first checkpoint as soon as the pause allows it.
                        Map.entry("execution.checkpointing.interval", "10h"),
                        Map.entry("execution.checkpointing.min-pause", "10h"),
                        Map.entry(
                                "execution.checkpointing.externalized-checkpoint-retention",
                                "RETAIN_ON_CANCELLATION"),
                        Map.entry("restart-strategy", "none"),
                        Map.entry("restart-strategy.type", "none")));
        set(configuration, RocksDb.settings());
        set(configuration, scenario.settings);
        return configuration;
    }

    private static void set(Configuration configuration, Map<String, String> settings) {
        settings.forEach(configuration::setString);
    }
}
