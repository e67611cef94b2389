package savepointspec.flink.refusals;

import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import savepointspec.flink.Outcomes;

/** Answers with what Flink threw. */
public final class Refusals {
    private final RefusalTable table;

    public Refusals(RefusalTable table) {
        this.table = table;
    }

    /**
     * A refusal, or an error where the table does not tell which one.
     *
     * @param effects what had changed, {@code null} for a question that changes nothing
     */
    public ObjectNode outcomeOf(Thrown thrown, JsonNode effects) {
        RefusalEntry entry = thrown.isExhaustion() ? null : table.find(thrown);
        return entry == null ? unknown(thrown) : outcomeOf(entry, thrown, effects);
    }

    static ObjectNode unknown(Thrown thrown) {
        return Outcomes.error("no refusal code is known for\n" + thrown);
    }

    static ObjectNode outcomeOf(RefusalEntry entry, Thrown thrown, JsonNode effects) {
        ObjectNode refusal = object().put("code", entry.code()).put("stage", entry.stage());
        refusal.put("exception", thrown.exception());
        if (thrown.message() != null) {
            refusal.set("message", text(thrown.message()));
        }
        if (effects != null) {
            refusal.set("effects", effects);
        }
        return Outcomes.refused(refusal);
    }
}
