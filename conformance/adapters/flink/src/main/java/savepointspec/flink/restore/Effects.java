package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.array;
import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.int64;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readText;
import static savepointspec.flink.wire.Values.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.CompletedCheckpoint;
import org.apache.flink.runtime.checkpoint.JobManagerTaskRestore;
import org.apache.flink.runtime.checkpoint.MasterState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.TaskStateSnapshot;
import org.apache.flink.runtime.executiongraph.ExecutionJobVertex;
import org.apache.flink.runtime.executiongraph.ExecutionVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import savepointspec.flink.model.Ids;
import savepointspec.flink.model.MetadataProperties;
import savepointspec.flink.model.Properties;
import savepointspec.flink.model.RescalingDescriptors;
import savepointspec.flink.model.SubtaskStates;
import savepointspec.flink.model.UpstreamOutput;

/** What there is after a restore: the model's {@code Effects}. */
final class Effects {
    private Effects() {}

    static ObjectNode describe(RestoredJob job, JsonNode model, Calls calls) throws Exception {
        ObjectNode described = object();
        described.set("nextCheckpointId", int64(job.counter.get()));
        described.set("store", array(job.store.getAllCheckpoints(), Effects::describeStored));
        ArrayNode vertices = described.putArray("vertices");
        for (JsonNode vertex : field(model, "vertices")) {
            vertices.add(describeVertex(job.vertices.get(Ids.jobVertexId(readText(vertex, "id")))));
        }
        described.set("coordinators", calls.coordinators());
        described.set("masterHooks", calls.hooks());
        return described;
    }

    static JsonNode describeStored(CompletedCheckpoint checkpoint) {
        ObjectNode described = object();
        described.set("checkpointId", int64(checkpoint.getCheckpointID()));
        String pointer = checkpoint.getExternalPointer();
        described.set("externalPointer", text(RestoredJob.isOwn(pointer) ? null : pointer));
        described.set("properties", Properties.describe(checkpoint.getProperties()));
        described.set(
                "restoredProperties",
                Properties.describe(MetadataProperties.restoredOf(checkpoint)));
        ArrayNode operatorIds = described.putArray("operatorIds");
        checkpoint.getOperatorStates().keySet().stream()
                .map(OperatorID::toHexString)
                .sorted()
                .forEach(operatorIds::add);
        described.set(
                "masterStates",
                array(checkpoint.getMasterHookStates(), (MasterState state) -> text(state.name())));
        return described;
    }

    private static JsonNode describeVertex(ExecutionJobVertex vertex) {
        ObjectNode described = object().put("id", vertex.getJobVertexId().toHexString());
        described.put("parallelism", vertex.getParallelism());
        described.put("maxParallelism", vertex.getMaxParallelism());
        ArrayNode subtasks = described.putArray("subtasks");
        for (ExecutionVertex subtask : vertex.getTaskVertices()) {
            subtasks.add(
                    describeTask(subtask.getCurrentExecutionAttempt().getTaskRestore(), vertex));
        }
        return described;
    }

    private static JsonNode describeTask(
            JobManagerTaskRestore restore, ExecutionJobVertex vertex) {
        if (restore == null) {
            return NullNode.instance;
        }
        TaskStateSnapshot snapshot = restore.getTaskStateSnapshot();
        ObjectNode described = object();
        described.set("checkpointId", int64(restore.getRestoreCheckpointId()));
        described.put("finishedOnRestore", TaskRestores.isFinishedOnRestore(snapshot));
        TreeMap<String, OperatorSubtaskState> operators = new TreeMap<>();
        snapshot.getSubtaskStateMappings()
                .forEach(entry -> operators.put(entry.getKey().toHexString(), entry.getValue()));
        ArrayNode assignments = described.putArray("operators");
        operators.forEach(
                (id, state) -> describeOperator(id, state, vertex, assignments.addObject()));
        return described;
    }

    private static void describeOperator(
            String id, OperatorSubtaskState state, ExecutionJobVertex vertex, ObjectNode assignment) {
        assignment.put("operatorId", id).set("state", SubtaskStates.describe(state));
        RescalingDescriptors.describe(
                state,
                vertex.getInputs().size(),
                vertex.getProducedDataSets().length,
                assignment);
        UpstreamOutput.describe(state, assignment);
    }
}
