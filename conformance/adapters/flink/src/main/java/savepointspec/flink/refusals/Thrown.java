package savepointspec.flink.refusals;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Something that Flink threw, with what tells it from others of its class. */
public final class Thrown {
    private static final String FLINK = "org.apache.flink.";

    /** {@code Preconditions} and their like: it is their callers that say why. */
    private static final String FLINK_UTILITIES = "org.apache.flink.util.";

    private final Throwable throwable;
    private final boolean endReached;

    public Thrown(Throwable throwable, boolean endReached) {
        this.throwable = throwable;
        this.endReached = endReached;
    }

    String exception() {
        return throwable.getClass().getName();
    }

    String message() {
        return throwable.getMessage();
    }

    /** Whether a read of the metadata had found its end. */
    boolean endReached() {
        return endReached;
    }

    /** Whether heap or stack ran out: that says nothing of the case. */
    boolean isExhaustion() {
        for (Throwable next = throwable; next != null; next = next.getCause()) {
            if (next instanceof VirtualMachineError) {
                return true;
            }
        }
        return false;
    }

    /** The innermost method of Flink, {@code null} for none. */
    String flinkMethod() {
        StackTraceElement frame = flinkFrame();
        return frame == null ? null : methodOf(frame);
    }

    private StackTraceElement flinkFrame() {
        for (StackTraceElement frame : throwable.getStackTrace()) {
            String name = frame.getClassName();
            if (name.startsWith(FLINK) && !name.startsWith(FLINK_UTILITIES)) {
                return frame;
            }
        }
        return null;
    }

    /**
     * The class of the elements of the array that Flink's innermost method was making, such as {@code
     * long}; {@code null} where it was not.
     */
    String unmadeArray() {
        StackTraceElement frame = flinkFrame();
        return frame == null ? null : NewArrays.elementsAt(frame);
    }

    /** Whether a method was being executed. */
    boolean isWithin(String method) {
        return isWithin(throwable, method);
    }

    /** How many frames a method that was being executed is below the innermost one. */
    int depthOf(String method) {
        StackTraceElement[] frames = throwable.getStackTrace();
        int depth = 0;
        while (!methodOf(frames[depth]).equals(method)) {
            depth++;
        }
        return depth;
    }

    /** Whether a method was being executed when something was thrown: {@code Class#method}. */
    public static boolean isWithin(Throwable thrown, String method) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (methodOf(frame).equals(method)) {
                return true;
            }
        }
        return false;
    }

    /** Without packages: {@code Checkpoints#loadCheckpointMetadata}. */
    private static String methodOf(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.substring(name.lastIndexOf('.') + 1) + '#' + frame.getMethodName();
    }

    @Override
    public String toString() {
        StringWriter text = new StringWriter();
        throwable.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
