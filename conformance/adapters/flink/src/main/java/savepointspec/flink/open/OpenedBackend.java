package savepointspec.flink.open;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.readInt;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.runtime.execution.Environment;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StateBackend;

/** A keyed backend of one subtask, from its being made to its being disposed of. */
final class OpenedBackend implements AutoCloseable {
    private static final int MOST_IN_ONE_BYTE = Byte.MAX_VALUE + 1;

    private final CloseableRegistry registry = new CloseableRegistry();
    private final String name;
    private final JsonNode setup;
    private final File scratch;
    private KeyedStateBackend<?> keyed;

    /**
     * @param root of the case: what the backend writes goes away with it
     * @param setup that of the question: key groups, max parallelism, key serializer, timers
     */
    OpenedBackend(Path root, String name, JsonNode setup) throws IOException {
        this.name = name;
        this.setup = setup;
        this.scratch = Files.createTempDirectory(root, "backend-").toFile();
    }

    void open(List<KeyedStateHandle> handles) throws Exception {
        BackendSettings settings =
                new BackendSettings(name, readText(setup, "timers"), scratch, handles);
        StateBackend backend = RestoringBackends.of(settings.load(), handles);
        JsonNode range = field(setup, "keyGroups");
        KeyGroupRange keyGroups = KeyGroupRange.of(readInt(range, "start"), readInt(range, "end"));
        TypeSerializer<?> keys = KeySerializers.of(readText(setup, "keySerializer"));
        Environment environment = TaskEnvironment.of(settings, scratch, registry);
        int maxParallelism = readInt(setup, "maxParallelism");
        keyed =
                KeyedBackends.create(
                        backend, environment, keys, maxParallelism, keyGroups, handles, registry);
    }

    KeyedStateBackend<?> keyed() {
        return keyed;
    }

    /** How many bytes a key group takes. Flink: {@code CompositeKeySerializationUtils}. */
    int prefixBytes() {
        return readInt(setup, "maxParallelism") > MOST_IN_ONE_BYTE ? 2 : 1;
    }

    /** Has the registry close a part of any kind. */
    static void closedBy(CloseableRegistry registry, AutoCloseable part) {
        try {
            registry.registerCloseable(() -> close(part));
        } catch (IOException closedAlready) {
            throw new UncheckedIOException(closedAlready);
        }
    }

    private static void close(AutoCloseable part) throws IOException {
        try {
            part.close();
        } catch (IOException | RuntimeException thrown) {
            throw thrown;
        } catch (Exception thrown) {
            throw new IOException(thrown);
        }
    }

    @Override
    public void close() throws IOException {
        if (keyed != null) {
            ((Closeable) keyed).close();
            keyed.dispose();
        }
        registry.close();
    }
}
