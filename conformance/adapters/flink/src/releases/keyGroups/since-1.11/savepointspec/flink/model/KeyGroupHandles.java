package savepointspec.flink.model;

import org.apache.flink.runtime.state.KeyGroupRangeOffsets;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;

/** Before 1.13 canonical savepoints are not told apart, and no keyed handle has an ID. */
final class KeyGroupHandles {
    private KeyGroupHandles() {}

    static boolean isSavepoint(KeyGroupsStateHandle handle) {
        return false;
    }

    static String idOf(KeyedStateHandle handle) {
        return null;
    }

    static KeyGroupsStateHandle create(
            boolean isSavepoint, KeyGroupRangeOffsets offsets, StreamStateHandle delegate, String id) {
        if (isSavepoint) {
            throw new NotInThisRelease("savepoint handles of their own");
        }
        return new KeyGroupsStateHandle(offsets, delegate);
    }
}
