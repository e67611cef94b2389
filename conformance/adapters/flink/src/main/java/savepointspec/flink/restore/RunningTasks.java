package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.readInt;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.checkpoint.CheckpointMetrics;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.TaskStateSnapshot;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.Execution;
import org.apache.flink.runtime.executiongraph.ExecutionJobVertex;
import org.apache.flink.runtime.executiongraph.ExecutionVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.jobmanager.slots.TaskManagerGateway;
import org.apache.flink.runtime.jobmaster.LogicalSlot;
import org.apache.flink.runtime.messages.Acknowledge;
import org.apache.flink.runtime.messages.checkpoint.AcknowledgeCheckpoint;
import savepointspec.flink.model.Ids;
import savepointspec.flink.model.PrivateFields;
import savepointspec.flink.model.SubtaskStates;

/**
 * The tasks of a job, as its coordinator sees them: they run, are told of checkpoints, and say what
 * their state is. They have slots of a task manager that passes on what it is told.
 */
final class RunningTasks {
    private RunningTasks() {}

    /** Makes all tasks run. {@code Execution#transitionState} would want a scheduler. */
    static void start(RestoredJob job, Consumer<CheckpointOptions> onTrigger) {
        LogicalSlot slot = slotOf(onTrigger);
        forEach(job.vertices.values(), execution -> set(execution, ExecutionState.RUNNING, slot));
    }

    /** Makes the tasks of vertices wait for a restore, as new attempts that have none yet. */
    static void fail(Collection<ExecutionJobVertex> vertices) {
        forEach(
                vertices,
                execution -> {
                    set(execution, ExecutionState.CREATED, null);
                    execution.setInitialState(null);
                });
    }

    private static void set(Execution execution, ExecutionState state, LogicalSlot slot) {
        PrivateFields.write(execution, "state", state);
        PrivateFields.write(execution, "assignedResource", slot);
    }

    private static void forEach(
            Collection<ExecutionJobVertex> vertices, Consumer<Execution> then) {
        for (ExecutionJobVertex vertex : vertices) {
            for (ExecutionVertex subtask : vertex.getTaskVertices()) {
                then.accept(subtask.getCurrentExecutionAttempt());
            }
        }
    }

    /** Which argument of {@code triggerCheckpoint} it is; up to 1.11.3 and 1.12.1 another follows. */
    private static final int OPTIONS = 4;

    private static LogicalSlot slotOf(Consumer<CheckpointOptions> onTrigger) {
        TaskManagerGateway gateway =
                Unused.except(
                        TaskManagerGateway.class,
                        Map.of(
                                "triggerCheckpoint",
                                arguments -> {
                                    onTrigger.accept((CheckpointOptions) arguments[OPTIONS]);
                                    return CompletableFuture.completedFuture(Acknowledge.get());
                                },
                                "notifyCheckpointComplete",
                                arguments -> null,
                                "notifyCheckpointOnComplete",
                                arguments -> null,
                                "notifyCheckpointAborted",
                                arguments -> null));
        return Unused.except(
                LogicalSlot.class, Map.of("getTaskManagerGateway", arguments -> gateway));
    }

    /** All tasks report their state, vertex by vertex in the job's order. */
    static void acknowledge(RestoredJob job, JsonNode model, long checkpointId, JsonNode states)
            throws Exception {
        for (JsonNode vertex : field(model, "vertices")) {
            ExecutionJobVertex found = job.vertices.get(Ids.jobVertexId(readText(vertex, "id")));
            for (ExecutionVertex subtask : found.getTaskVertices()) {
                job.coordinator.receiveAcknowledgeMessage(
                        new AcknowledgeCheckpoint(
                                JobGraphs.JOB_ID,
                                subtask.getCurrentExecutionAttempt().getAttemptId(),
                                checkpointId,
                                new CheckpointMetrics(),
                                reportOf(subtask, states)),
                        "the task manager of the case");
            }
        }
    }

    /**
     * All operators of the chain, or nothing where none has state. Flink: {@code
     * TaskStateManagerImpl#reportTaskStateSnapshots}, which reports {@code null} then.
     */
    private static TaskStateSnapshot reportOf(ExecutionVertex subtask, JsonNode states) {
        TaskStateSnapshot snapshot = new TaskStateSnapshot();
        boolean hasState = false;
        for (OperatorIDPair pair : subtask.getJobVertex().getOperatorIDs()) {
            OperatorID id = pair.getGeneratedOperatorID();
            OperatorSubtaskState state = stateOf(id, subtask.getParallelSubtaskIndex(), states);
            hasState |= state.hasState();
            snapshot.putSubtaskStateByOperatorID(id, state);
        }
        return hasState ? snapshot : null;
    }

    private static OperatorSubtaskState stateOf(OperatorID id, int subtask, JsonNode states) {
        for (JsonNode reported : states) {
            if (readInt(reported, "subtask") == subtask
                    && readText(reported, "operatorId").equals(id.toHexString())) {
                return SubtaskStates.create(field(reported, "state"));
            }
        }
        return SubtaskStates.empty();
    }
}
