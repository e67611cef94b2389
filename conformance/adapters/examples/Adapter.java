import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A savepoint-spec adapter: answers decode where a file has no more than it reads, and skips the rest.
 *
 * <p>Try it: savepoint-spec adapter check --wire ndjson 'java Adapter.java'. Put your own parser in the place
 * of decode, and a library for JSON in the place of field.
 */
public final class Adapter {
    private static final int MAGIC = 0x4960672D;
    private static final String HELLO =
            """
            {"type":"hello","protocol":1,"name":"example-java","version":"1","language":"Java",\
            "questions":["decode"],"profiles":["flink-2.3"],"window":16}""";

    public static void main(String[] args) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(line.contains("\"type\":\"hello\"") ? HELLO : answer(line));
            System.out.flush();
        }
    }

    private static String answer(String ask) {
        String path = field(ask, "\"metadata\":\"", "\"");
        String bytes = field(ask, "\"path\":\"" + path + "\",\"bytes\":\"", "\"");
        String id = field(ask, "\"id\":", ",");
        String answer;
        try {
            answer = decode(ByteBuffer.wrap(Base64.getDecoder().decode(bytes)));
        } catch (BufferUnderflowException e) {
            answer = skipped("does not tell where a file is cut");
        }
        return "{\"type\":\"answer\",\"id\":" + id + "," + answer + "}";
    }

    private static String decode(ByteBuffer data) {
        if (data.remaining() < 4) return refused("HEADER_TRUNCATED");
        if (data.getInt() != MAGIC) return refused("MAGIC_UNEXPECTED");
        if (data.remaining() < 4) return refused("HEADER_TRUNCATED");
        int version = data.getInt();
        if (version == 1) return refused("VERSION_NO_LONGER_SUPPORTED");
        if (version < 1 || version > 6) return refused("VERSION_UNKNOWN");
        if (version != 3) return skipped("reads metadata version 3 alone");
        long checkpointId = data.getLong();
        int masterStates = data.getInt();
        int count = data.getInt();
        if (checkpointId < 0 || masterStates != 0 || count < 0)
            return skipped("reads no master states, and judges no numbers");
        List<String> operators = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] id = new byte[16];
            data.get(id);
            int parallelism = data.getInt();
            int most = data.getInt();
            boolean hasCoordinator = data.get() != 0;
            int subtasks = data.getInt(); // Below zero where the operator had finished.
            if (hasCoordinator || subtasks > 0 || parallelism < 0 || parallelism > most)
                return skipped("reads no state, and judges no numbers");
            operators.add(
                    """
                    {"operatorId":"%s","name":null,"uid":null,"parallelism":%d,"maxParallelism":%d,\
                    "coordinatorState":null,"fullyFinished":%b,"subtasks":[]}"""
                            .formatted(HexFormat.of().formatHex(id), parallelism, most, subtasks < 0));
        }
        // A 64-bit integer travels as a decimal string.
        return "\"result\":{\"checkpointId\":\"%d\",\"masterStates\":[],\"operators\":[%s],\"properties\":null}"
                .formatted(checkpointId, String.join(",", operators));
    }

    /** What this adapter does not know. Honest, and never a failure. */
    private static String skipped(String why) {
        return "\"skipped\":{\"why\":\"" + why + "\"}";
    }

    private static String refused(String code) {
        return "\"refused\":{\"code\":\"" + code + "\",\"stage\":\"decode\"}";
    }

    /** What follows a text, up to another: the harness writes no blanks, and escapes quotes inside strings. */
    private static String field(String line, String after, String until) {
        int start = line.indexOf(after) + after.length();
        return line.substring(start, line.indexOf(until, start));
    }
}
