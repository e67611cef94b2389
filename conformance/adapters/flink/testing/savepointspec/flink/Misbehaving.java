package savepointspec.flink;

import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The adapter, which does something wrong before it answers one case, or to its answer: {@code -Dmisbehave.case} names
 * the case, {@code -Dmisbehave.how} the fault. For tests alone; it is no part of what is built.
 */
public final class Misbehaving {
    private static final int MEBIBYTE = 1 << 20;

    private Misbehaving() {}

    public static void main(String[] args) throws IOException {
        Main.serve(args, adapter -> ask -> answer(adapter, ask));
    }

    /** Whether the case was asked before. */
    private static boolean isAskedAgain;

    private static ObjectNode answer(Adapter adapter, JsonNode ask) {
        if (!readText(ask, "caseId").equals(System.getProperty("misbehave.case"))) {
            return adapter.answer(ask);
        }
        String how = System.getProperty("misbehave.how");
        if (!how.equals("answer otherwise the second time")) {
            misbehave(how);
            return adapter.answer(ask);
        }
        ObjectNode answer = adapter.answer(ask);
        if (isAskedAgain) {
            ObjectNode about = answer.findParent("checkpointId");
            about.put("checkpointId", about.get("checkpointId").asLong() + 1);
        }
        isAskedAgain = true;
        return answer;
    }

    private static void misbehave(String how) {
        switch (how) {
            case "exit":
                System.exit(3);
                break;
            case "exit well":
                System.exit(0);
                break;
            case "halt":
                Runtime.getRuntime().halt(134);
                break;
            case "hang":
                hang();
                break;
            case "exhaust heap":
                exhaustHeap();
                break;
            case "print":
                System.out.println("a line that a library prints");
                break;
            case "write to standard output":
                writeToStandardOutput();
                break;
            default:
                throw new IllegalArgumentException(how);
        }
    }

    private static void hang() {
        Object never = new Object();
        synchronized (never) {
            while (true) {
                try {
                    never.wait();
                } catch (InterruptedException goOn) {
                    // Nothing ends it but a kill.
                }
            }
        }
    }

    private static void exhaustHeap() {
        List<byte[]> kept = new ArrayList<>();
        while (true) {
            kept.add(new byte[MEBIBYTE]);
        }
    }

    /** Past {@code System.out}, which the adapter turns to standard error. */
    private static void writeToStandardOutput() {
        // Not closed, since that would close standard output.
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        try {
            out.write("a line from native code\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
