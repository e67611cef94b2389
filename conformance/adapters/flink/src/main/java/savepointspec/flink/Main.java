package savepointspec.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import savepointspec.flink.refusals.RefusalTable;
import savepointspec.flink.wire.MessagePackWire;
import savepointspec.flink.wire.NdjsonWire;
import savepointspec.flink.wire.Wire;

/**
 * Speaks the protocol on standard input and output until the input ends: {@code --refusals FILE
 * [--wire msgpack|ndjson]}.
 */
public final class Main {
    private static final int BUFFER_BYTES = 1 << 16;

    private Main() {}

    public static void main(String[] args) throws IOException {
        serve(args, adapter -> adapter::answer);
    }

    /**
     * Converses, and ends the process.
     *
     * @param answering what answers in the adapter's place: tests put a fault before it
     */
    static void serve(String[] args, Function<Adapter, Function<JsonNode, ObjectNode>> answering)
            throws IOException {
        OutputStream out = new BufferedOutputStream(System.out, BUFFER_BYTES);
        // Whatever a library prints must not stand between answers.
        System.setOut(System.err);
        InputStream in = new BufferedInputStream(System.in, BUFFER_BYTES);
        List<String> options = Arrays.asList(args);
        Wire wire =
                "ndjson".equals(option(options, "--wire"))
                        ? new NdjsonWire(in, out)
                        : new MessagePackWire(in, out);
        File refusals = new File(option(options, "--refusals"));
        Adapter adapter = new Adapter(RefusalTable.read(refusals));
        converse(wire, adapter.hello(), answering.apply(adapter));
        // Threads that Flink started are no reason to stay.
        System.exit(0);
    }

    private static void converse(
            Wire wire, ObjectNode hello, Function<JsonNode, ObjectNode> answering)
            throws IOException {
        if (wire.read() == null) {
            return;
        }
        wire.write(hello);
        for (JsonNode ask = wire.read(); ask != null; ask = wire.read()) {
            wire.write(answering.apply(ask));
        }
    }

    private static String option(List<String> options, String name) {
        int at = options.indexOf(name);
        return at == -1 ? null : options.get(at + 1);
    }
}
