package savepointspec.experiments;

import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.util.Collector;

/** Counts what comes by key, and passes nothing on. */
final class Counting extends RichFlatMapFunction<Long, Long> {
    private static final long serialVersionUID = 1;

    @Override
    public void flatMap(Long number, Collector<Long> unused) throws Exception {
        ValueState<Long> count =
                getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
        count.update(count.value() == null ? 1 : count.value() + 1);
    }
}
