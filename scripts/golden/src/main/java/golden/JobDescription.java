package golden;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import golden.api.Edges;
import golden.api.OperatorNames;
import java.util.List;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.checkpoint.MasterTriggerRestoreHook;
import org.apache.flink.runtime.jobgraph.JobEdge;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.util.SerializedValue;

/** A JobGraph in the words of spec/model/job.ts. */
final class JobDescription {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ClassLoader LOADER = JobDescription.class.getClassLoader();

    private JobDescription() {}

    static ObjectNode of(JobGraph graph) throws Exception {
        List<JobVertex> vertices = graph.getVerticesSortedTopologicallyFromSources();
        ObjectNode job = JSON.objectNode();
        ArrayNode described = job.putArray("vertices");
        for (JobVertex vertex : vertices) {
            described.add(vertex(vertex, vertices));
        }
        job.set("masterHooks", masterHooks(graph));
        return job;
    }

    private static ObjectNode vertex(JobVertex vertex, List<JobVertex> vertices) throws Exception {
        ObjectNode described = JSON.objectNode();
        described.put("id", vertex.getID().toString());
        described.put("name", vertex.getName());
        described.put("parallelism", vertex.getParallelism());
        int maxParallelism = vertex.getMaxParallelism();
        described.put("maxParallelism", maxParallelism == -1 ? null : maxParallelism);
        ArrayNode operators = described.putArray("operators");
        for (OperatorIDPair operator : vertex.getOperatorIDs()) {
            operators.add(operator(operator));
        }
        ArrayNode inputs = described.putArray("inputs");
        for (JobEdge edge : vertex.getInputs()) {
            inputs.add(edge(edge, vertices));
        }
        ArrayNode coordinators = described.putArray("coordinators");
        for (SerializedValue<OperatorCoordinator.Provider> provider :
                vertex.getOperatorCoordinators()) {
            coordinators.add(provider.deserializeValue(LOADER).getOperatorId().toString());
        }
        return described;
    }

    private static ObjectNode operator(OperatorIDPair operator) {
        ObjectNode described = JSON.objectNode();
        described.put("generated", operator.getGeneratedOperatorID().toString());
        described.put(
                "userDefined", operator.getUserDefinedOperatorID().map(Object::toString).orElse(null));
        described.put("name", OperatorNames.nameOf(operator));
        described.put("uid", OperatorNames.uidOf(operator));
        return described;
    }

    private static ObjectNode edge(JobEdge edge, List<JobVertex> vertices) {
        ObjectNode described = JSON.objectNode();
        described.put("producer", vertices.indexOf(edge.getSource().getProducer()));
        described.put("pattern", edge.getDistributionPattern().name());
        described.put("upstreamMapper", Edges.upstreamMapperOf(edge));
        described.put("downstreamMapper", Edges.downstreamMapperOf(edge));
        return described;
    }

    private static ArrayNode masterHooks(JobGraph graph) throws Exception {
        ArrayNode identifiers = JSON.arrayNode();
        SerializedValue<MasterTriggerRestoreHook.Factory[]> hooks =
                graph.getCheckpointingSettings().getMasterHooks();
        if (hooks != null) {
            for (MasterTriggerRestoreHook.Factory factory : hooks.deserializeValue(LOADER)) {
                identifiers.add(factory.create().getIdentifier());
            }
        }
        return identifiers;
    }
}
