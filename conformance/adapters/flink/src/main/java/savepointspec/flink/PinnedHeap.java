package savepointspec.flink;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * The most that the heap may grow to. It is part of what an answer hangs on: where Flink allocates
 * what a snapshot claims, a smaller heap runs out.
 */
final class PinnedHeap {
    private static final long MEBIBYTE = 1L << 20;
    private static final long GIBIBYTE = 1L << 30;

    private PinnedHeap() {}

    /** As it was set, such as {@code 1 GiB}. */
    static String text() {
        HotSpotDiagnosticMXBean machine =
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        long bytes = Long.parseLong(machine.getVMOption("MaxHeapSize").getValue());
        return bytes % GIBIBYTE == 0 ? bytes / GIBIBYTE + " GiB" : bytes / MEBIBYTE + " MiB";
    }
}
