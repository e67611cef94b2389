package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.readInt64;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.runtime.checkpoint.CheckpointIDCounter;
import org.apache.flink.runtime.checkpoint.StandaloneCheckpointIDCounter;

/** The counters of checkpoint IDs. */
final class Counters {
    private Counters() {}

    /** Whether a counter can be at the value that it is to start from. */
    static boolean canHold(JsonNode counter) {
        return !isZooKeeper(counter)
                || readInt64(counter, "value") == (int) readInt64(counter, "value");
    }

    static CheckpointIDCounter start(JsonNode counter) throws Exception {
        CheckpointIDCounter started =
                isZooKeeper(counter)
                        ? ZooKeeperCounters.create(LocalZooKeeper.connectString())
                        : new StandaloneCheckpointIDCounter();
        started.start();
        started.setCount(readInt64(counter, "value"));
        return started;
    }

    private static boolean isZooKeeper(JsonNode counter) {
        return readText(counter, "kind").equals("zookeeper");
    }
}
