package golden.api;

import org.apache.flink.runtime.state.KeyedStateHandle;

/** Before 1.14 there is no changelog. */
public final class Materialised {
    private Materialised() {}

    public static boolean lacks(KeyedStateHandle handle) {
        return false;
    }
}
