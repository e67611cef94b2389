package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.runtime.io.network.partition.ResultPartitionType;
import org.apache.flink.runtime.jobgraph.DistributionPattern;
import org.apache.flink.runtime.jobgraph.JobVertex;

/** Before 1.12 an edge does not say how its in-flight data is rescaled: it never is. */
final class JobEdges {
    private JobEdges() {}

    static void connect(JobVertex consumer, JobVertex producer, JsonNode edge) {
        consumer.connectNewDataSetAsInput(
                producer,
                DistributionPattern.valueOf(readText(edge, "pattern")),
                ResultPartitionType.PIPELINED_BOUNDED);
    }
}
