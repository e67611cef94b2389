package savepointspec.loader;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/** Reads the one file that is named, and prints its operators: how long until a person sees something. */
public final class LoadOne {
    private LoadOne() {}

    public static void main(String[] args) throws IOException {
        Path file = Paths.get(args[0]).toAbsolutePath();
        CheckpointMetadata metadata;
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            metadata =
                    Checkpoints.loadCheckpointMetadata(
                            in, LoadOne.class.getClassLoader(), file.getParent().toString());
        }
        System.out.println("checkpoint " + metadata.getCheckpointId());
        for (OperatorState operator : metadata.getOperatorStates()) {
            System.out.println(operator.getOperatorID() + " parallelism " + operator.getParallelism());
        }
    }
}
