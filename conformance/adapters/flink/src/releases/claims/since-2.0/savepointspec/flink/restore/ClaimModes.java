package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;
import org.apache.flink.runtime.checkpoint.StandaloneCompletedCheckpointStore;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.state.SharedStateRegistry;

/** Claim modes have this name since 2.0. */
final class ClaimModes {
    private ClaimModes() {}

    static RecoveryClaimMode of(JsonNode settings) {
        return RecoveryClaimMode.valueOf(readText(settings, "claimMode"));
    }

    static CompletedCheckpointStore newStore(int maxRetained, JsonNode settings) {
        return new StandaloneCompletedCheckpointStore(
                maxRetained, SharedStateRegistry.DEFAULT_FACTORY, Executors.ASIDE, of(settings));
    }

    static void restoreSavepoint(String pointer, JsonNode settings, RestoredJob job)
            throws Exception {
        boolean allowNonRestoredState = field(settings, "allowNonRestoredState").booleanValue();
        job.coordinator.restoreSavepoint(
                SavepointRestoreSettings.forPath(pointer, allowNonRestoredState, of(settings)),
                job.vertices,
                ClaimModes.class.getClassLoader());
    }
}
