package golden.job;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.runtime.checkpoint.MasterTriggerRestoreHook;
import org.apache.flink.streaming.api.checkpoint.WithMasterCheckpointHook;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Passes records on, and registers a master hook whose state is a sentence. */
final class Hooked extends ProcessFunction<Long, Long> implements WithMasterCheckpointHook<String> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Long number, Context context, Collector<Long> out) {
        out.collect(number);
    }

    @Override
    public MasterTriggerRestoreHook<String> createMasterTriggerRestoreHook() {
        return new Hook();
    }

    private static final class Hook implements MasterTriggerRestoreHook<String> {
        @Override
        public String getIdentifier() {
            return "golden-hook";
        }

        @Override
        public CompletableFuture<String> triggerCheckpoint(
                long checkpointId, long timestamp, Executor executor) {
            return CompletableFuture.completedFuture("hook of checkpoint " + checkpointId);
        }

        @Override
        public void restoreCheckpoint(long checkpointId, String state) {}

        @Override
        public SimpleVersionedSerializer<String> createCheckpointDataSerializer() {
            return new Utf8Serializer();
        }
    }

    private static final class Utf8Serializer implements SimpleVersionedSerializer<String> {
        @Override
        public int getVersion() {
            return 7;
        }

        @Override
        public byte[] serialize(String state) {
            return state.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String deserialize(int version, byte[] serialized) {
            return new String(serialized, StandardCharsets.UTF_8);
        }
    }
}
