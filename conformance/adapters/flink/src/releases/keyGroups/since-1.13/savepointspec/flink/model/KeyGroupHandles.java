package savepointspec.flink.model;

import org.apache.flink.runtime.state.KeyGroupRangeOffsets;
import org.apache.flink.runtime.state.KeyGroupsSavepointStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;

/** Canonical savepoints have a class of their own since 1.13; no keyed handle has an ID yet. */
final class KeyGroupHandles {
    private KeyGroupHandles() {}

    static boolean isSavepoint(KeyGroupsStateHandle handle) {
        return handle instanceof KeyGroupsSavepointStateHandle;
    }

    static String idOf(KeyedStateHandle handle) {
        return null;
    }

    static KeyGroupsStateHandle create(
            boolean isSavepoint, KeyGroupRangeOffsets offsets, StreamStateHandle delegate, String id) {
        return isSavepoint
                ? new KeyGroupsSavepointStateHandle(offsets, delegate)
                : new KeyGroupsStateHandle(offsets, delegate);
    }
}
