package golden.job;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Operator state: the last three numbers split between the subtasks and, where it is asked for, their
 * count as a union list and a constant as broadcast state.
 */
final class OperatorLists extends ProcessFunction<Long, Long> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** The redistribution modes of its states. */
    enum Modes {
        /** Union state must not be used where some subtasks have finished. */
        SPLIT,
        SPLIT_UNION_BROADCAST
    }

    private final Modes modes;
    private final List<Long> last = new ArrayList<>();
    private long seen;
    private transient ListState<Long> split;
    private transient ListState<Long> union;
    private transient BroadcastState<String, Long> broadcast;

    OperatorLists(Modes modes) {
        this.modes = modes;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        split =
                context.getOperatorStateStore()
                        .getListState(new ListStateDescriptor<>("split", Types.LONG));
        if (modes == Modes.SPLIT_UNION_BROADCAST) {
            union =
                    context.getOperatorStateStore()
                            .getUnionListState(new ListStateDescriptor<>("union", Types.LONG));
            broadcast =
                    context.getOperatorStateStore()
                            .getBroadcastState(
                                    new MapStateDescriptor<>("broadcast", Types.STRING, Types.LONG));
        }
    }

    @Override
    public void processElement(Long number, Context context, Collector<Long> out) {
        seen++;
        last.add(number);
        if (last.size() > 3) {
            last.remove(0);
        }
        out.collect(number);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        split.update(last);
        if (modes == Modes.SPLIT_UNION_BROADCAST) {
            union.update(List.of(seen));
            broadcast.put("answer", 42L);
        }
    }
}
