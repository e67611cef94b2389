package savepointspec.loader;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/**
 * Measures how fast Flink reads and writes metadata files.
 *
 * <p>The argument is a list of paths, one a line. On standard input {@code decode FIRST COUNT MS}
 * passes again and again over so many files from that one on until so much time is over, {@code
 * encode FIRST COUNT MS} writes their metadata; 0 milliseconds are one pass. Answers nanoseconds,
 * bytes and files on one line.
 */
public final class LoadBenchmark {
    private final List<Path> paths = new ArrayList<>();
    private final List<byte[]> files = new ArrayList<>();

    private LoadBenchmark() {}

    public static void main(String[] args) throws Exception {
        PrintStream protocol = System.out;
        System.setOut(System.err);
        LoadBenchmark benchmark = new LoadBenchmark();
        for (String path : Files.readAllLines(Paths.get(args[0]))) {
            benchmark.paths.add(Paths.get(path));
            benchmark.files.add(Files.readAllBytes(Paths.get(path)));
        }
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ");
            int first = Integer.parseInt(words[1]);
            int end = first + Integer.parseInt(words[2]);
            long nanos = Long.parseLong(words[3]) * 1_000_000;
            protocol.println(
                    words[0].equals("decode")
                            ? benchmark.decode(first, end, nanos)
                            : benchmark.encode(first, end, nanos));
            protocol.flush();
        }
    }

    private String decode(int first, int end, long atLeastNanos) throws IOException {
        long start = System.nanoTime();
        long bytes = 0;
        long count = 0;
        long operators = 0;
        do {
            for (int i = first; i < end; i++) {
                operators += load(i).getOperatorStates().size();
                bytes += files.get(i).length;
                count++;
            }
        } while (System.nanoTime() - start < atLeastNanos);
        return told(System.nanoTime() - start, bytes, count, operators);
    }

    private String encode(int first, int end, long atLeastNanos) throws IOException {
        List<CheckpointMetadata> loaded = new ArrayList<>();
        for (int i = first; i < end; i++) {
            loaded.add(load(i));
        }
        long start = System.nanoTime();
        long bytes = 0;
        long count = 0;
        do {
            for (CheckpointMetadata metadata : loaded) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                Checkpoints.storeCheckpointMetadata(metadata, new DataOutputStream(out));
                bytes += out.size();
                count++;
            }
        } while (System.nanoTime() - start < atLeastNanos);
        return told(System.nanoTime() - start, bytes, count, loaded.size());
    }

    private CheckpointMetadata load(int i) throws IOException {
        return Checkpoints.loadCheckpointMetadata(
                new DataInputStream(new ByteArrayInputStream(files.get(i))),
                LoadBenchmark.class.getClassLoader(),
                paths.get(i).getParent().toString());
    }

    /** The last number keeps the JVM from leaving out work whose result nobody looks at. */
    private static String told(long nanos, long bytes, long count, long result) {
        return nanos + " " + bytes + " " + count + " " + result;
    }
}
