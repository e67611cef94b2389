package golden.job;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Holds its first record until the gate is opened, so that the records behind it are in flight. */
final class Gated extends ProcessFunction<Long, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Long number, Context context, Collector<Long> out)
            throws InterruptedException {
        Progress.passGate();
        out.collect(number);
    }
}
