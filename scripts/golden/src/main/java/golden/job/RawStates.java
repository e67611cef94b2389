package golden.job;

import java.nio.ByteBuffer;
import org.apache.flink.runtime.state.KeyedStateCheckpointOutputStream;
import org.apache.flink.runtime.state.OperatorStateCheckpointOutputStream;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Raw state: the number of each key group as raw keyed state, two partitions of raw operator state. */
final class RawStates extends AbstractStreamOperator<Long>
        implements OneInputStreamOperator<Long, Long> {
    private static final long serialVersionUID = 1L;

    private long seen;

    @Override
    public void processElement(StreamRecord<Long> element) {
        seen++;
        output.collect(element);
    }

    // Without it Flink takes raw keyed state for timers. Since 1.12, so there is no @Override.
    protected boolean isUsingCustomRawKeyedState() {
        return true;
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        KeyedStateCheckpointOutputStream keyed = context.getRawKeyedOperatorStateOutput();
        for (int keyGroup : keyed.getKeyGroupList()) {
            keyed.startNewKeyGroup(keyGroup);
            keyed.write(ByteBuffer.allocate(4).putInt(keyGroup).array());
        }
        OperatorStateCheckpointOutputStream operator = context.getRawOperatorStateOutput();
        for (long value : new long[] {seen, -seen}) {
            operator.startNewPartition();
            operator.write(ByteBuffer.allocate(8).putLong(value).array());
        }
    }
}
