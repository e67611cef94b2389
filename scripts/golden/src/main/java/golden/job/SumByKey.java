package golden.job;

import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** The least keyed state: one value, so that RocksDB's own files stay small. */
final class SumByKey extends KeyedProcessFunction<Long, Long, Long>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private transient ValueState<Long> sum;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        sum = context.getKeyedStateStore().getState(new ValueStateDescriptor<>("sum", Types.LONG));
    }

    @Override
    public void processElement(Long number, Context context, Collector<Long> out) throws Exception {
        Long before = sum.value();
        sum.update(before == null ? number : before + number);
        out.collect(number);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {}
}
