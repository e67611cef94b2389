package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;

/**
 * Stores of high availability. Their checkpoints are known to ZooKeeper and lie in files of their own:
 * a first store writes them, and another one is recovered from there, as after the failure of a
 * JobManager.
 */
final class HighlyAvailableStores {
    private static final String STORAGE = "storage-of-high-availability";

    /** Below it lies what the store of the question has in ZooKeeper: each has its own. */
    private static int number;

    private HighlyAvailableStores() {}

    static CompletedCheckpointStore create(
            JsonNode setup, JsonNode settings, int maxRetained, Path root) throws Exception {
        number++;
        Path storage = Files.createDirectories(root.resolve(STORAGE));
        JsonNode checkpoints = field(setup, "store");
        int all = Math.max(1, checkpoints.size());
        CompletedCheckpointStore first = open(storage, all, settings);
        for (JsonNode checkpoint : checkpoints) {
            List<Path> before = filesIn(storage);
            Stores.add(first, checkpoint);
            if (checkpoint.has("unreadable")) {
                List<Path> added = filesIn(storage);
                added.removeAll(before);
                for (Path file : added) {
                    Files.write(file, new byte[0]);
                }
            }
        }
        StoreRecoveries.suspend(first);
        CompletedCheckpointStore recovered = open(storage, maxRetained, settings);
        StoreRecoveries.recover(recovered);
        return recovered;
    }

    private static CompletedCheckpointStore open(Path storage, int maxRetained, JsonNode settings)
            throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(HighAvailabilityOptions.HA_STORAGE_PATH, storage.toUri().toString());
        return ZooKeeperStores.create(
                ZooKeeperCounters.client(LocalZooKeeper.connectString()).usingNamespace(namespace()),
                configuration,
                maxRetained,
                settings);
    }

    private static List<Path> filesIn(Path storage) throws IOException {
        try (Stream<Path> tree = Files.walk(storage)) {
            return tree.filter(Files::isRegularFile).collect(Collectors.toList());
        }
    }

    /** Removes from ZooKeeper what the store of a question left there. */
    static void remove(JsonNode setup) throws Exception {
        if (setup.has("highlyAvailable")) {
            String connectString = LocalZooKeeper.connectString();
            String node = '/' + namespace();
            if (ZooKeeperCounters.client(connectString).checkExists().forPath(node) != null) {
                ZooKeeperCounters.client(connectString)
                        .delete()
                        .deletingChildrenIfNeeded()
                        .forPath(node);
            }
        }
    }

    private static String namespace() {
        return "store-" + number;
    }
}
