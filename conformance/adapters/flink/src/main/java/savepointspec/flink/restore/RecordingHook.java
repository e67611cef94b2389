package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.runtime.checkpoint.MasterTriggerRestoreHook;

/** A master hook whose state is bytes, and that tells {@link Calls} what it is told. */
final class RecordingHook implements MasterTriggerRestoreHook<byte[]> {
    private final String identifier;

    private RecordingHook(String identifier) {
        this.identifier = identifier;
    }

    /** What makes the hooks of a job. */
    static MasterTriggerRestoreHook.Factory[] factoriesOf(JsonNode job) {
        List<MasterTriggerRestoreHook.Factory> factories = new ArrayList<>();
        for (JsonNode hook : field(job, "masterHooks")) {
            factories.add(new Factory(readText(hook)));
        }
        return factories.toArray(new MasterTriggerRestoreHook.Factory[0]);
    }

    @Override
    public String getIdentifier() {
        return identifier;
    }

    @Override
    public void reset() {
        Calls.hookReset(identifier);
    }

    /** It has no state of its own. */
    @Override
    public CompletableFuture<byte[]> triggerCheckpoint(
            long checkpointId, long timestamp, Executor executor) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void restoreCheckpoint(long checkpointId, byte[] state) {
        Calls.hookRestored(identifier, checkpointId, state);
    }

    @Override
    public SimpleVersionedSerializer<byte[]> createCheckpointDataSerializer() {
        return new BytesAsTheyAre();
    }

    /** Takes every version. */
    private static final class BytesAsTheyAre implements SimpleVersionedSerializer<byte[]> {
        @Override
        public int getVersion() {
            return 0;
        }

        @Override
        public byte[] serialize(byte[] state) {
            return state;
        }

        @Override
        public byte[] deserialize(int version, byte[] state) {
            return state;
        }
    }

    /** Travels in the job graph. */
    private static final class Factory implements MasterTriggerRestoreHook.Factory {
        private static final long serialVersionUID = 1;

        private final String identifier;

        Factory(String identifier) {
            this.identifier = identifier;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <V> MasterTriggerRestoreHook<V> create() {
            return (MasterTriggerRestoreHook<V>) new RecordingHook(identifier);
        }
    }
}
