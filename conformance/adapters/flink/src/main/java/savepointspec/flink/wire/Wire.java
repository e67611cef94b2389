package savepointspec.flink.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * Messages on a pair of pipes. On either wire a message is a tree in which a {@code LongNode} is a
 * 64-bit value, an {@code IntNode} one of 32 bits, and a {@code BinaryNode} bytes; {@link Values}
 * makes and reads such trees.
 */
public interface Wire {
    /** The largest message that the harness takes, in bytes. */
    int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

    /** The next message, {@code null} at the end of input. */
    JsonNode read() throws IOException;

    /** Sends a message at once. */
    void write(ObjectNode message) throws IOException;
}
