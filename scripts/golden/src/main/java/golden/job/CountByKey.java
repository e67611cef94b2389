package golden.job;

import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keyed state: a value, a map, a list, and two timers for each key, which never fire. */
final class CountByKey extends KeyedProcessFunction<Long, Long, Long>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** In milliseconds since the epoch: the year 2100. */
    private static final long FAR_AWAY = 4_102_444_800_000L;

    private transient ValueState<Long> count;
    private transient MapState<String, Long> byParity;
    private transient ListState<Long> numbers;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        count = context.getKeyedStateStore().getState(new ValueStateDescriptor<>("count", Types.LONG));
        byParity =
                context.getKeyedStateStore()
                        .getMapState(new MapStateDescriptor<>("by-parity", Types.STRING, Types.LONG));
        numbers =
                context.getKeyedStateStore()
                        .getListState(new ListStateDescriptor<>("numbers", Types.LONG));
    }

    @Override
    public void processElement(Long number, Context context, Collector<Long> out) throws Exception {
        Long before = count.value();
        if (before == null) {
            context.timerService().registerEventTimeTimer(FAR_AWAY);
            context.timerService().registerProcessingTimeTimer(FAR_AWAY);
        }
        count.update(before == null ? 1 : before + 1);
        byParity.put(number % 2 == 0 ? "even" : "odd", number);
        numbers.add(number);
        out.collect(number);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {}
}
