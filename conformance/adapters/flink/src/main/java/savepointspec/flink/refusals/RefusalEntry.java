package savepointspec.flink.refusals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.regex.Pattern;

/** One exception that stands for a refusal code. */
public final class RefusalEntry {
    private static final Pattern PLACEHOLDER = Pattern.compile("<[^<>]+>");

    private final String code;
    private final String stage;
    /** {@code null} for any: the place alone tells. */
    private final String exception;
    /** {@code null} for an exception without a message. */
    private final Pattern message;
    private final int literalLength;
    /** The method of Flink that threw, or whose call into the JDK did: {@code Class#method}. */
    private final String at;
    /** A method that was being executed, the JDK's or Flink's. */
    private final String within;
    /** Whether the metadata had been read to its end. */
    private final Boolean endReached;
    /** The class of the elements of an array that could not be made. */
    private final String array;

    private RefusalEntry(JsonNode entry) {
        code = entry.get("code").textValue();
        stage = entry.get("stage").textValue();
        exception = entry.get("exception").textValue();
        String template = entry.get("message").textValue();
        message = template == null ? null : patternOf(template);
        literalLength = template == null ? 0 : PLACEHOLDER.matcher(template).replaceAll("").length();
        at = textOf(entry, "at");
        within = textOf(entry, "within");
        endReached = entry.has("endReached") ? entry.get("endReached").booleanValue() : null;
        array = textOf(entry, "array");
    }

    static RefusalEntry of(JsonNode entry) {
        return new RefusalEntry(entry);
    }

    public String code() {
        return code;
    }

    public String stage() {
        return stage;
    }

    boolean isOfOpen() {
        return stage.equals("open");
    }

    boolean fits(Thrown thrown) {
        return thrown.exception().equals(exception)
                && fitsMessage(thrown.message())
                && fitsPlace(thrown);
    }

    /** Whether an entry of any exception, of which there are none without a place, has this one. */
    boolean fitsAny(Thrown thrown) {
        return exception == null && fitsPlace(thrown);
    }

    private boolean fitsPlace(Thrown thrown) {
        return (at == null || at.equals(thrown.flinkMethod()))
                && (within == null || thrown.isWithin(within))
                && (endReached == null || endReached == thrown.endReached())
                && (array == null || array.equals(thrown.unmadeArray()));
    }

    /**
     * Orders entries that fit one exception: the place that is further inside says more, then that of
     * which more is known, then the longer text.
     */
    static Comparator<RefusalEntry> byPrecision(Thrown thrown) {
        return Comparator.<RefusalEntry>comparingInt(entry -> -entry.depth(thrown))
                .thenComparingInt(RefusalEntry::conditions)
                .thenComparingInt(entry -> entry.literalLength);
    }

    /** How many frames the entry's place is below the innermost one. */
    private int depth(Thrown thrown) {
        return Math.min(
                at == null ? Integer.MAX_VALUE : thrown.depthOf(at),
                within == null ? Integer.MAX_VALUE : thrown.depthOf(within));
    }

    private int conditions() {
        return (at == null ? 0 : 2)
                + (within == null ? 0 : 1)
                + (endReached == null ? 0 : 1)
                + (array == null ? 0 : 1);
    }

    private boolean fitsMessage(String text) {
        if (message == null || text == null) {
            return message == null && text == null;
        }
        return message.matcher(text).lookingAt();
    }

    /** The JDK adds modules and loaders to its messages, so that a message may go on. */
    private static Pattern patternOf(String template) {
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        for (var match = PLACEHOLDER.matcher(template); match.find(); from = match.end()) {
            pattern.append(Pattern.quote(template.substring(from, match.start()))).append(".*");
        }
        pattern.append(Pattern.quote(template.substring(from)));
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }

    private static String textOf(JsonNode entry, String field) {
        return entry.has(field) ? entry.get(field).textValue() : null;
    }
}
