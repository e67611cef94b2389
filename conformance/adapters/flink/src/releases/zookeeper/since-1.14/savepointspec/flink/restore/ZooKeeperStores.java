package savepointspec.flink.restore;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;
import org.apache.flink.runtime.util.ZooKeeperUtils;
import org.apache.flink.shaded.curator4.org.apache.curator.framework.CuratorFramework;

/** Since 1.14 a store is recovered when it is made. */
final class ZooKeeperStores {
    private ZooKeeperStores() {}

    /**
     * A store of high availability, as the services of that make it.
     *
     * @param client of the namespace below which everything lies that the store needs
     * @param configuration with the folder of the checkpoints themselves
     */
    static CompletedCheckpointStore create(
            CuratorFramework client, Configuration configuration, int maxRetained, JsonNode settings)
            throws Exception {
        return ZooKeeperUtils.createCompletedCheckpoints(
                client, configuration, maxRetained, Executors.ASIDE);
    }
}
