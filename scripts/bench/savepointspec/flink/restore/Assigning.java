package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Paths;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.StateAssignmentOperation;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.executiongraph.ExecutionJobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import savepointspec.flink.wire.NdjsonWire;

/**
 * Assigns a snapshot's state to a job's tasks over and over, and says how many nanoseconds each time
 * took; nothing else of a restore counts. Questions come one a line, with the snapshot in its place
 * already, and with {@code rounds}. For benchmarks alone; it is no part of what is built.
 */
public final class Assigning {
    private Assigning() {}

    public static void main(String[] args) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        NdjsonWire questions = new NdjsonWire(System.in, OutputStream.nullOutputStream());
        for (JsonNode ask = questions.read(); ask != null; ask = questions.read()) {
            answers.println(measure(ask));
        }
        System.exit(0);
    }

    private static String measure(JsonNode ask) throws Exception {
        RestoredJob job =
                RestoredJob.build(
                        ask,
                        Paths.get(readText(ask, "root")),
                        Counters.start(field(field(ask, "coordinator"), "counter")));
        CheckpointMetadata metadata = load(job, readText(ask, "pointer"));
        Map<OperatorID, OperatorState> states = new HashMap<>();
        for (OperatorState state : metadata.getOperatorStates()) {
            states.put(state.getOperatorID(), state);
        }
        Set<ExecutionJobVertex> tasks = new HashSet<>(job.vertices.values());
        StringBuilder nanos = new StringBuilder();
        for (int round = 0; round < field(ask, "rounds").intValue(); round++) {
            long start = System.nanoTime();
            new StateAssignmentOperation(metadata.getCheckpointId(), tasks, states, false)
                    .assignStates();
            nanos.append(System.nanoTime() - start).append(' ');
        }
        return nanos.toString().trim();
    }

    private static CheckpointMetadata load(RestoredJob job, String pointer) throws IOException {
        try (InputStream in =
                job.coordinator
                        .getCheckpointStorage()
                        .resolveCheckpoint(pointer)
                        .getMetadataHandle()
                        .openInputStream()) {
            return Checkpoints.loadCheckpointMetadata(
                    new DataInputStream(in), Assigning.class.getClassLoader(), pointer);
        }
    }
}
