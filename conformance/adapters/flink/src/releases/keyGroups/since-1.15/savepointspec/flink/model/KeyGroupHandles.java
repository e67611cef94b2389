package savepointspec.flink.model;

import org.apache.flink.runtime.state.KeyGroupRangeOffsets;
import org.apache.flink.runtime.state.KeyGroupsSavepointStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StateHandleID;
import org.apache.flink.runtime.state.StreamStateHandle;

/** Keyed handles have IDs since 1.15. */
final class KeyGroupHandles {
    private KeyGroupHandles() {}

    static boolean isSavepoint(KeyGroupsStateHandle handle) {
        return handle instanceof KeyGroupsSavepointStateHandle;
    }

    static String idOf(KeyedStateHandle handle) {
        return handle.getStateHandleId().getKeyString();
    }

    static StateHandleID createId(String id) {
        return id == null ? StateHandleID.randomStateHandleId() : new StateHandleID(id);
    }

    static KeyGroupsStateHandle create(
            boolean isSavepoint, KeyGroupRangeOffsets offsets, StreamStateHandle delegate, String id) {
        return isSavepoint
                ? new KeyGroupsSavepointStateHandle(offsets, delegate)
                : KeyGroupsStateHandle.restore(offsets, delegate, createId(id));
    }
}
