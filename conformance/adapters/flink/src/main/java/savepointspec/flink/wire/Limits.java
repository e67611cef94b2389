package savepointspec.flink.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.TSFBuilder;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** What the libraries allow: a message is as long, and as deep, as the protocol lets it be. */
final class Limits {
    /** Handles nest as deep as Flink's stack lets them; each takes a few levels of a message. */
    private static final int MAX_DEPTH = 100_000;

    private static final StreamReadConstraints READ =
            StreamReadConstraints.builder()
                    .maxStringLength(2 * Wire.MAX_MESSAGE_BYTES)
                    .maxNestingDepth(MAX_DEPTH)
                    .build();
    private static final StreamWriteConstraints WRITE =
            StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build();

    private Limits() {}

    static JsonFactory json() {
        return JsonFactory.builder()
                .streamReadConstraints(READ)
                .streamWriteConstraints(WRITE)
                .build();
    }

    static MessagePackFactory messagePack() {
        MessagePackFactory factory = new MessagePackFactory();
        factory.setStreamReadConstraints(READ);
        factory.setStreamWriteConstraints(WRITE);
        return factory;
    }
}
