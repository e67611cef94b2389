package savepointspec.flink.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Frames: four bytes of length, big-endian, and one MessagePack map. */
public final class MessagePackWire implements Wire {
    private static final ObjectMapper MAPPER = new ObjectMapper(Limits.messagePack());

    private final DataInputStream in;
    private final DataOutputStream out;

    public MessagePackWire(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(out);
    }

    @Override
    public JsonNode read() throws IOException {
        int first = in.read();
        if (first == -1) {
            return null;
        }
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length < 0 || length > MAX_MESSAGE_BYTES) {
            throw new IOException("a frame of " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the input ends inside a frame");
        }
        return MAPPER.readTree(body);
    }

    @Override
    public void write(ObjectNode message) throws IOException {
        byte[] body = MAPPER.writeValueAsBytes(message);
        out.writeInt(body.length);
        out.write(body);
        out.flush();
    }
}
