package savepointspec.flink.restore;

import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.checkpoint.CheckpointIDCounter;
import org.apache.flink.runtime.checkpoint.DefaultLastStateConnectionStateListener;
import org.apache.flink.runtime.checkpoint.ZooKeeperCheckpointIDCounter;
import org.apache.flink.shaded.curator5.org.apache.curator.framework.CuratorFramework;
import org.apache.flink.shaded.curator5.org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.flink.shaded.curator5.org.apache.curator.retry.RetryOneTime;

/** Since 1.15 Flink comes with Curator 5, and counters are removed in the background. */
final class ZooKeeperCounters {
    private static final int RETRY_MILLISECONDS = 100;

    private static CuratorFramework client;

    private ZooKeeperCounters() {}

    /** One at a time: all use the same node. */
    static CheckpointIDCounter create(String connectString) {
        return new ZooKeeperCheckpointIDCounter(
                client(connectString), new DefaultLastStateConnectionStateListener());
    }

    /** What is connected there; with the stores that are kept there, too. */
    static CuratorFramework client(String connectString) {
        if (client == null) {
            client =
                    CuratorFrameworkFactory.newClient(
                            connectString, new RetryOneTime(RETRY_MILLISECONDS));
            client.start();
        }
        return client;
    }

    /** Ends a counter of any kind, as a job does that has finished. */
    static void end(CheckpointIDCounter counter) throws Exception {
        counter.shutdown(JobStatus.FINISHED).get();
    }
}
