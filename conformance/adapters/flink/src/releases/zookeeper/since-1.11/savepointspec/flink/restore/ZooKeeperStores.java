package savepointspec.flink.restore;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;
import org.apache.flink.runtime.util.ZooKeeperUtils;
import org.apache.flink.shaded.curator4.org.apache.curator.framework.CuratorFramework;

/** Before 1.14 a store is told its job. */
final class ZooKeeperStores {
    private ZooKeeperStores() {}

    /**
     * A store of high availability, as the services of that make it.
     *
     * @param namespace below it everything lies in ZooKeeper that the store needs
     * @param storage the folder of the checkpoints themselves
     */
    static CompletedCheckpointStore create(
            String connectString,
            String namespace,
            Path storage,
            int maxRetained,
            JsonNode settings)
            throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(HighAvailabilityOptions.HA_STORAGE_PATH, storage.toUri().toString());
        CuratorFramework client =
                ZooKeeperCounters.client(connectString).usingNamespace(namespace);
        return ZooKeeperUtils.createCompletedCheckpoints(
                client, configuration, JobGraphs.JOB_ID, maxRetained, Executors.ASIDE);
    }

    /** Removes all that stores below a namespace left in ZooKeeper. */
    static void remove(String connectString, String namespace) throws Exception {
        CuratorFramework client = ZooKeeperCounters.client(connectString);
        if (client.checkExists().forPath('/' + namespace) != null) {
            client.delete().deletingChildrenIfNeeded().forPath('/' + namespace);
        }
    }
}
