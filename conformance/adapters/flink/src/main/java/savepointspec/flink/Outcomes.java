package savepointspec.flink;

import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an answer says beside its type and number. */
public final class Outcomes {
    private Outcomes() {}

    public static ObjectNode result(JsonNode result) {
        return object().set("result", result);
    }

    public static ObjectNode refused(JsonNode refusal) {
        return object().set("refused", refusal);
    }

    public static ObjectNode skipped(String why) {
        return object().set("skipped", object().put("why", why));
    }

    public static ObjectNode error(String message) {
        return object().set("error", object().set("message", text(message)));
    }
}
