package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.array;
import static savepointspec.flink.wire.Values.bytes;
import static savepointspec.flink.wire.Values.int64;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.runtime.jobgraph.OperatorID;

/**
 * What operator coordinators and master hooks were told, in order. Flink makes both from their
 * serialised factories, so that they find the recorder nowhere but in a static field; cases are
 * answered one at a time.
 */
final class Calls {
    private static Calls current = new Calls();

    private final ArrayNode coordinators = array();
    private final ArrayNode hooks = array();

    private Calls() {}

    /** Starts anew: for the case that is to be answered. */
    static Calls record() {
        current = new Calls();
        return current;
    }

    static void coordinatorReset(OperatorID operator, long checkpointId, byte[] state) {
        ObjectNode call = current.coordinators.addObject();
        call.put("operatorId", operator.toHexString());
        call.set("checkpointId", int64(checkpointId));
        call.set("state", bytes(state));
    }

    static void hookReset(String hook) {
        hookCalled(hook, "reset").set("checkpointId", NullNode.instance);
    }

    static void hookRestored(String hook, long checkpointId, byte[] state) {
        ObjectNode call = hookCalled(hook, "restoreCheckpoint");
        call.set("checkpointId", int64(checkpointId));
        call.set("state", bytes(state));
    }

    private static ObjectNode hookCalled(String hook, String method) {
        ObjectNode call = object().set("hook", text(hook));
        call.put("call", method).set("state", NullNode.instance);
        current.hooks.add(call);
        return call;
    }

    ArrayNode coordinators() {
        return coordinators;
    }

    ArrayNode hooks() {
        return hooks;
    }
}
