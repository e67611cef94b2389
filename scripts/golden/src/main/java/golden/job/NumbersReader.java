package golden.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** One subtask of {@link Numbers}. */
final class NumbersReader implements SourceReader<Long, NumbersSplit> {
    private final int splitCount;
    private final Numbers.Ending ending;
    private final List<NumbersSplit> splits = new ArrayList<>();
    private boolean noMoreSplits;
    private CompletableFuture<Void> splitsChanged = new CompletableFuture<>();

    NumbersReader(int splitCount, Numbers.Ending ending) {
        this.splitCount = splitCount;
        this.ending = ending;
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<Long> output) {
        long released = Progress.released();
        for (NumbersSplit split : splits) {
            if (split.emitted < released) {
                output.collect(split.index + splitCount * split.emitted);
                split.emitted++;
                Progress.emit();
                return InputStatus.MORE_AVAILABLE;
            }
        }
        return hasEnded() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    /** Nothing ends before the first release, when there was nothing to emit yet. */
    private boolean hasEnded() {
        return noMoreSplits
                && Progress.released() > 0
                && splits.stream().allMatch(split -> ending.test(split.index));
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        // Taken first: a release after the look at the splits completes it.
        CompletableFuture<Void> nextRelease = Progress.nextRelease();
        long released = Progress.released();
        if (hasEnded() || splits.stream().anyMatch(split -> split.emitted < released)) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.anyOf(nextRelease, splitsChanged).thenAccept(ignored -> {});
    }

    @Override
    public void addSplits(List<NumbersSplit> added) {
        splits.addAll(added);
        wakeUp();
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        wakeUp();
    }

    private void wakeUp() {
        CompletableFuture<Void> changed = splitsChanged;
        splitsChanged = new CompletableFuture<>();
        changed.complete(null);
    }

    @Override
    public List<NumbersSplit> snapshotState(long checkpointId) {
        Progress.sourceSnapshot();
        List<NumbersSplit> copies = new ArrayList<>();
        splits.forEach(split -> copies.add(new NumbersSplit(split.index, split.emitted)));
        return copies;
    }

    @Override
    public void close() {}
}
