package golden.job;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** The end of a job: counts what arrives. */
final class End extends ProcessFunction<Long, Void> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Long number, Context context, Collector<Void> out) {
        Progress.arrive();
    }
}
