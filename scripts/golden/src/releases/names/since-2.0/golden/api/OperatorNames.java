package golden.api;

import org.apache.flink.runtime.OperatorIDPair;

/** Since 2.0 a job's operators know their names and uids. */
public final class OperatorNames {
    private OperatorNames() {}

    /** Or null. */
    public static String nameOf(OperatorIDPair operator) {
        return operator.getUserDefinedOperatorName();
    }

    /** Or null. */
    public static String uidOf(OperatorIDPair operator) {
        return operator.getUserDefinedOperatorUid();
    }
}
