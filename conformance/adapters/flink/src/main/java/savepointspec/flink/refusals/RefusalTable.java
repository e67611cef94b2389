package savepointspec.flink.refusals;

import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What each refusal code looks like when this release throws it. The table is made from the list of
 * refusals in spec/model and from places.ts when the adapter is built.
 */
public final class RefusalTable {
    private final List<RefusalEntry> entries;

    private RefusalTable(List<RefusalEntry> entries) {
        this.entries = entries;
    }

    /** Reads the table that the build wrote. */
    public static RefusalTable read(File file) throws IOException {
        List<RefusalEntry> entries = new ArrayList<>();
        for (JsonNode entry : new ObjectMapper().readTree(file)) {
            entries.add(RefusalEntry.of(entry));
        }
        return new RefusalTable(entries);
    }

    /** What a state backend refuses. */
    public RefusalTable ofOpen() {
        return where(RefusalEntry::isOfOpen);
    }

    /** What is refused before a backend is there. */
    public RefusalTable withoutOpen() {
        return where(entry -> !entry.isOfOpen());
    }

    private RefusalTable where(Predicate<RefusalEntry> condition) {
        return new RefusalTable(entries.stream().filter(condition).collect(toList()));
    }

    /** The entry of a place, whatever was thrown there; {@code null} for none. */
    RefusalEntry findAny(Thrown thrown) {
        return entries.stream().filter(entry -> entry.fitsAny(thrown)).findFirst().orElse(null);
    }

    /**
     * The entry of something thrown, {@code null} where none fits or where several fit that are not
     * told apart: then nothing is guessed.
     */
    public RefusalEntry find(Thrown thrown) {
        Comparator<RefusalEntry> byPrecision = RefusalEntry.byPrecision(thrown);
        RefusalEntry best = null;
        boolean isTold = false;
        for (RefusalEntry entry : entries) {
            if (!entry.fits(thrown)) {
                continue;
            }
            int more = best == null ? 1 : byPrecision.compare(entry, best);
            if (more > 0) {
                best = entry;
                isTold = true;
            } else if (more == 0 && !entry.code().equals(best.code())) {
                isTold = false;
            }
        }
        return isTold ? best : null;
    }
}
