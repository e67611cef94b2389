package savepointspec.loader;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.flink.runtime.checkpoint.Checkpoints;

/**
 * Answers, for one metadata file after the other on standard input, what Flink says to it.
 *
 * <p>A question is a pointer and a file, each an {@code i32} byte count and so many bytes; a count
 * of -1 stands for no pointer. An answer is a kind ({@code i8}), the stream's position ({@code
 * i32}), then the exception's class, message and place as texts: an {@code i32} byte count, -1 for
 * null, and UTF-8. Ends at the end of input.
 */
public final class VerdictServer {
    private static final int ACCEPTED = 0;
    private static final int REFUSED = 1;
    /** Flink ran out of heap or stack: no verdict on the bytes. */
    private static final int EXHAUSTED = 2;

    private static final int FRAMES_TOLD = 6;

    private VerdictServer() {}

    public static void main(String[] args) throws IOException {
        PrintStream protocol = System.out;
        // Whatever a library prints must not stand between answers.
        System.setOut(System.err);
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(protocol, 1 << 16));
        while (true) {
            byte[] pointer;
            try {
                pointer = readBytes(in);
            } catch (EOFException endOfInput) {
                return;
            }
            answer(pointer, readBytes(in), out);
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    private static void answer(byte[] pointer, byte[] file, DataOutputStream out)
            throws IOException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(file);
        Throwable thrown = load(bytes, pointer);
        out.writeByte(thrown == null ? ACCEPTED : isExhaustion(thrown) ? EXHAUSTED : REFUSED);
        out.writeInt(file.length - bytes.available());
        writeText(out, thrown == null ? null : thrown.getClass().getName());
        writeText(out, thrown == null ? null : thrown.getMessage());
        writeText(out, thrown == null ? null : placeOf(thrown));
    }

    private static Throwable load(ByteArrayInputStream bytes, byte[] pointer) {
        try {
            Checkpoints.loadCheckpointMetadata(
                    new DataInputStream(bytes),
                    VerdictServer.class.getClassLoader(),
                    pointer == null ? null : new String(pointer, StandardCharsets.UTF_8));
            return null;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    private static boolean isExhaustion(Throwable thrown) {
        for (Throwable next = thrown; next != null; next = next.getCause()) {
            if (next instanceof VirtualMachineError) {
                return true;
            }
        }
        return false;
    }

    private static String placeOf(Throwable thrown) {
        StringBuilder place = new StringBuilder();
        StackTraceElement[] frames = thrown.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES_TOLD, frames.length); i++) {
            String className = frames[i].getClassName();
            place.append(i == 0 ? "" : " < ")
                    .append(className.substring(className.lastIndexOf('.') + 1))
                    .append('#')
                    .append(frames[i].getMethodName());
        }
        return place.toString();
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0) {
            return null;
        }
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
