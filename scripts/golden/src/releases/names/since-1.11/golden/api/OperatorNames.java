package golden.api;

import org.apache.flink.runtime.OperatorIDPair;

/** Before 2.0 a job's operators have neither names nor uids. */
public final class OperatorNames {
    private OperatorNames() {}

    /** Or null. */
    public static String nameOf(OperatorIDPair operator) {
        return null;
    }

    /** Or null. */
    public static String uidOf(OperatorIDPair operator) {
        return null;
    }
}
