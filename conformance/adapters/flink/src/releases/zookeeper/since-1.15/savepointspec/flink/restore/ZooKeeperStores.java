package savepointspec.flink.restore;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;
import org.apache.flink.runtime.state.SharedStateRegistry;
import org.apache.flink.runtime.util.ZooKeeperUtils;
import org.apache.flink.shaded.curator5.org.apache.curator.framework.CuratorFramework;

/** Since 1.15 a store has the registry of shared state, and is recovered in a claim mode. */
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
                client,
                configuration,
                maxRetained,
                SharedStateRegistry.DEFAULT_FACTORY,
                Executors.ASIDE,
                Executors.ASIDE,
                ClaimModes.of(settings));
    }
}
