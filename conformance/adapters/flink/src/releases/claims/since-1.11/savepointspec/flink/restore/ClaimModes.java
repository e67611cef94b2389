package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.field;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;
import org.apache.flink.runtime.checkpoint.StandaloneCompletedCheckpointStore;

/** Before 1.15 there are no claim modes: the one that is asked for is not looked at. */
final class ClaimModes {
    private ClaimModes() {}

    static CompletedCheckpointStore newStore(int maxRetained, JsonNode settings) {
        return new StandaloneCompletedCheckpointStore(maxRetained);
    }

    static void restoreSavepoint(String pointer, JsonNode settings, RestoredJob job)
            throws Exception {
        job.coordinator.restoreSavepoint(
                pointer,
                field(settings, "allowNonRestoredState").booleanValue(),
                job.vertices,
                ClaimModes.class.getClassLoader());
    }
}
