package golden.job;

import java.util.List;
import java.util.function.IntPredicate;
import java.io.Serializable;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The whole numbers from 0 on, as far as {@link Progress} has released them. Split i of n emits i, i + n,
 * i + 2n and so on. A source of FLIP-27, so that it has an operator coordinator.
 */
final class Numbers implements Source<Long, NumbersSplit, List<Integer>> {
    private static final long serialVersionUID = 1L;

    /** Which splits end once they have emitted what is released. */
    interface Ending extends IntPredicate, Serializable {}

    private final int splits;
    private final Ending ending;

    Numbers(int splits, Ending ending) {
        this.splits = splits;
        this.ending = ending;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<Long, NumbersSplit> createReader(SourceReaderContext context) {
        return new NumbersReader(splits, ending);
    }

    @Override
    public SplitEnumerator<NumbersSplit, List<Integer>> createEnumerator(
            SplitEnumeratorContext<NumbersSplit> context) {
        return new NumbersEnumerator(splits, context, List.of());
    }

    @Override
    public SplitEnumerator<NumbersSplit, List<Integer>> restoreEnumerator(
            SplitEnumeratorContext<NumbersSplit> context, List<Integer> assigned) {
        return new NumbersEnumerator(splits, context, assigned);
    }

    @Override
    public SimpleVersionedSerializer<NumbersSplit> getSplitSerializer() {
        return new NumbersSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<List<Integer>> getEnumeratorCheckpointSerializer() {
        return new NumbersSplit.IndicesSerializer();
    }
}
