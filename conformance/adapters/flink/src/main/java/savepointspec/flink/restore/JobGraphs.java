package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.isAbsent;
import static savepointspec.flink.wire.Values.readInt;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.execution.Environment;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.tasks.AbstractInvokable;
import org.apache.flink.util.SerializedValue;
import savepointspec.flink.model.Ids;
import savepointspec.flink.model.OperatorNames;
import savepointspec.flink.model.Operators;

/** The model's {@code Job} as Flink's job graph. */
final class JobGraphs {
    static final JobID JOB_ID = new JobID(1, 2);

    private JobGraphs() {}

    /** The vertices alone, in their order: checkpointing is set up elsewhere. */
    static JobGraph create(JsonNode job) throws IOException {
        List<JobVertex> vertices = new ArrayList<>();
        for (JsonNode vertex : field(job, "vertices")) {
            JobVertex created = createVertex(vertex);
            for (JsonNode edge : field(vertex, "inputs")) {
                JobVertex producer = vertices.get(readInt(edge, "producer"));
                JobEdges.connect(created, producer, edge);
            }
            vertices.add(created);
        }
        return newGraph(vertices);
    }

    private static JobGraph newGraph(List<JobVertex> vertices) {
        return new JobGraph(JOB_ID, "case", vertices.toArray(new JobVertex[0]));
    }

    private static JobVertex createVertex(JsonNode vertex) throws IOException {
        JobVertex created =
                new JobVertex(
                        readText(vertex, "name"),
                        Ids.jobVertexId(readText(vertex, "id")),
                        createPairs(field(vertex, "operators")));
        created.setInvokableClass(NeverRun.class);
        created.setParallelism(readInt(vertex, "parallelism"));
        if (!isAbsent(vertex, "maxParallelism")) {
            created.setMaxParallelism(readInt(vertex, "maxParallelism"));
        }
        for (JsonNode coordinator : field(vertex, "coordinators")) {
            created.addOperatorCoordinator(
                    new SerializedValue<>(
                            new RecordingCoordinator(Ids.operatorId(coordinator.textValue()))));
        }
        return created;
    }

    private static List<OperatorIDPair> createPairs(JsonNode pairs) {
        List<OperatorIDPair> created = new ArrayList<>();
        for (JsonNode pair : pairs) {
            created.add(
                    Operators.pairOf(
                            Ids.operatorId(readText(pair, "generated")),
                            Ids.operatorId(readText(pair, "userDefined")),
                            new OperatorNames(readText(pair, "name"), readText(pair, "uid"))));
        }
        return created;
    }

    /** What the tasks would run. */
    public static final class NeverRun extends AbstractInvokable {
        public NeverRun(Environment environment) {
            super(environment);
        }

        @Override
        public void invoke() {
            throw new UnsupportedOperationException("no task is run");
        }
    }
}
