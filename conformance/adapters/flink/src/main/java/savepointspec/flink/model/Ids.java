package savepointspec.flink.model;

import java.util.Arrays;
import org.apache.flink.runtime.jobgraph.JobVertexID;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.util.StringUtils;

/** IDs of 32 hex digits. */
public final class Ids {
    private static final int BYTES = 16;

    private Ids() {}

    public static OperatorID operatorId(String hex) {
        return hex == null ? null : new OperatorID(bytesOf(hex));
    }

    public static JobVertexID jobVertexId(String hex) {
        return new JobVertexID(bytesOf(hex));
    }

    private static byte[] bytesOf(String hex) {
        byte[] bytes = StringUtils.hexStringToByte(hex);
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(hex + " is no ID, but " + Arrays.toString(bytes));
        }
        return bytes;
    }
}
