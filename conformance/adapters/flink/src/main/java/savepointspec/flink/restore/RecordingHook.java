package savepointspec.flink.restore;

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

    @Override
    public String getIdentifier() {
        return identifier;
    }

    @Override
    public void reset() {
        Calls.hookReset(identifier);
    }

    @Override
    public CompletableFuture<byte[]> triggerCheckpoint(
            long checkpointId, long timestamp, Executor executor) {
        throw new UnsupportedOperationException("no checkpoint is taken");
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
    static final class Factory implements MasterTriggerRestoreHook.Factory {
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
