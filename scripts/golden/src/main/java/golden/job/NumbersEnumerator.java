package golden.job;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Gives split i to subtask i modulo the parallelism. */
final class NumbersEnumerator implements SplitEnumerator<NumbersSplit, List<Integer>> {
    private final int splits;
    private final SplitEnumeratorContext<NumbersSplit> context;
    private final TreeSet<Integer> assigned;
    private int snapshots;

    NumbersEnumerator(
            int splits, SplitEnumeratorContext<NumbersSplit> context, List<Integer> assigned) {
        this.splits = splits;
        this.context = context;
        this.assigned = new TreeSet<>(assigned);
    }

    @Override
    public void start() {}

    @Override
    public void addReader(int subtask) {
        for (int index = subtask; index < splits; index += context.currentParallelism()) {
            if (assigned.add(index)) {
                context.assignSplit(new NumbersSplit(index, 0), subtask);
            }
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addSplitsBack(List<NumbersSplit> returned, int subtask) {
        returned.forEach(split -> assigned.remove(split.index));
    }

    // Has had the ID of the checkpoint since 1.13, so neither of the two has an @Override.
    public List<Integer> snapshotState(long checkpointId) throws InterruptedException {
        return snapshotState();
    }

    public List<Integer> snapshotState() throws InterruptedException {
        if (assigned.size() != splits) {
            throw new IllegalStateException("a checkpoint before the splits are assigned");
        }
        snapshots++;
        Progress.awaitWanted(snapshots);
        return new ArrayList<>(assigned);
    }

    @Override
    public void close() {}
}
