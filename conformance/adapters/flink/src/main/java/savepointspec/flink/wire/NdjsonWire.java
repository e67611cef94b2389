package savepointspec.flink.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One JSON object a line: bytes as base64 strings, 64-bit integers as decimal strings. */
public final class NdjsonWire implements Wire {
    private static final JsonFactory FACTORY =
            Limits.json().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    private static final ObjectMapper MAPPER = new JsonMapper(FACTORY);

    private final BufferedReader in;
    private final OutputStream out;

    public NdjsonWire(InputStream in, OutputStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    @Override
    public JsonNode read() throws IOException {
        String line = in.readLine();
        return line == null ? null : MAPPER.readTree(line);
    }

    @Override
    public void write(ObjectNode message) throws IOException {
        try (JsonGenerator generator = new DecimalStrings(FACTORY.createGenerator(out))) {
            MAPPER.writeTree(generator, message);
        }
        out.write('\n');
        out.flush();
    }

    /** A {@code LongNode} asks for {@link #writeNumber(long)}, an {@code IntNode} does not. */
    private static final class DecimalStrings extends JsonGeneratorDelegate {
        DecimalStrings(JsonGenerator generator) {
            super(generator, false);
        }

        @Override
        public void writeNumber(long value) throws IOException {
            writeString(Long.toString(value));
        }
    }
}
