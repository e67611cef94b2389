package savepointspec.flink;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The adapter, which keeps every question and answers all of them again when it is asked the case
 * {@code replay}: it says how many seconds that took, without pipes and without a harness. For
 * benchmarks alone; it is no part of what is built.
 */
public final class Replaying {
    private static final List<JsonNode> ASKED = new ArrayList<>();

    private Replaying() {}

    public static void main(String[] args) throws IOException {
        Main.serve(args, adapter -> ask -> answer(adapter, ask));
    }

    private static ObjectNode answer(Adapter adapter, JsonNode ask) {
        if (!"replay".equals(readText(ask, "caseId"))) {
            ASKED.add(ask);
            return adapter.answer(ask);
        }
        long start = System.nanoTime();
        for (JsonNode each : ASKED) {
            adapter.answer(each);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        ObjectNode answer = object().put("type", "answer");
        answer.set("id", field(ask, "id"));
        ASKED.clear();
        return answer.setAll(Outcomes.skipped(Double.toString(seconds)));
    }
}
