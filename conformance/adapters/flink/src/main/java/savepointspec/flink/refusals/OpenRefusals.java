package savepointspec.flink.refusals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.List;
import savepointspec.flink.model.NotInThisRelease;

/**
 * Answers with what a state backend threw. It wraps what its restore came upon, so that the causes are
 * looked at, from the outermost on.
 */
public final class OpenRefusals {
    private final RefusalTable table;

    public OpenRefusals(RefusalTable table) {
        this.table = table;
    }

    /**
     * A refusal, or an error where nothing tells that it is one.
     *
     * @throws NotInThisRelease where that was the cause
     */
    public ObjectNode outcomeOf(Throwable thrown) {
        List<Throwable> chain = chainOf(thrown);
        for (Throwable link : chain) {
            if (link instanceof NotInThisRelease) {
                throw (NotInThisRelease) link;
            }
        }
        Thrown outermost = new Thrown(thrown, false);
        if (outermost.isExhaustion()) {
            return Refusals.unknown(outermost);
        }
        for (Throwable link : chain) {
            RefusalEntry designed = table.find(new Thrown(link, false));
            if (designed != null) {
                return Refusals.outcomeOf(designed, new Thrown(link, false), null);
            }
        }
        RefusalEntry broken = entryOfBytes(chain);
        Thrown innermost = new Thrown(chain.get(chain.size() - 1), false);
        return broken == null
                ? Refusals.unknown(outermost)
                : Refusals.outcomeOf(broken, innermost, null);
    }

    /** Whether it hangs on the bytes of files: that one is missing, or what stands in it. */
    public boolean hangsOnBytes(Throwable thrown) {
        List<Throwable> chain = chainOf(thrown);
        return chain.stream().anyMatch(FileNotFoundException.class::isInstance)
                || chain.stream().allMatch(link -> table.find(new Thrown(link, false)) == null)
                        && entryOfBytes(chain) != null;
    }

    /** What broken bytes make a restore come upon is of any class, and often says nothing. */
    private RefusalEntry entryOfBytes(List<Throwable> chain) {
        for (Throwable link : chain) {
            RefusalEntry entry = table.findAny(new Thrown(link, false));
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    private static List<Throwable> chainOf(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable next = thrown; next != null; next = next.getCause()) {
            chain.add(next);
        }
        return chain;
    }
}
