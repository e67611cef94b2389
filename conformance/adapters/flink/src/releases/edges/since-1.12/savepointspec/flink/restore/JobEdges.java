package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.runtime.io.network.api.writer.SubtaskStateMapper;
import org.apache.flink.runtime.io.network.partition.ResultPartitionType;
import org.apache.flink.runtime.jobgraph.DistributionPattern;
import org.apache.flink.runtime.jobgraph.JobEdge;
import org.apache.flink.runtime.jobgraph.JobVertex;
import savepointspec.flink.model.NotInThisRelease;

/** Since 1.12 an edge says how its in-flight data is rescaled. */
final class JobEdges {
    private JobEdges() {}

    static void connect(JobVertex consumer, JobVertex producer, JsonNode edge) {
        JobEdge created =
                consumer.connectNewDataSetAsInput(
                        producer,
                        DistributionPattern.valueOf(readText(edge, "pattern")),
                        ResultPartitionType.PIPELINED_BOUNDED);
        created.setUpstreamSubtaskStateMapper(mapper(edge, "upstreamMapper"));
        created.setDownstreamSubtaskStateMapper(mapper(edge, "downstreamMapper"));
    }

    private static SubtaskStateMapper mapper(JsonNode edge, String field) {
        String name = readText(edge, field);
        try {
            return SubtaskStateMapper.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            // UNSUPPORTED came with 1.12.5.
            throw new NotInThisRelease("mapper " + name);
        }
    }
}
