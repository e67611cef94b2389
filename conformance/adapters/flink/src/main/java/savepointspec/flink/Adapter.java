package savepointspec.flink;

import static savepointspec.flink.wire.Values.array;
import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.runtime.util.EnvironmentInformation;
import savepointspec.flink.metadata.Decoding;
import savepointspec.flink.metadata.Encoding;
import savepointspec.flink.model.NotInThisRelease;
import savepointspec.flink.open.Opening;
import savepointspec.flink.refusals.OpenRefusals;
import savepointspec.flink.refusals.RefusalTable;
import savepointspec.flink.refusals.Refusals;
import savepointspec.flink.restore.Restoring;

/** Answers questions, one at a time, as the release of Flink whose classes are there. */
final class Adapter {
    private static final int PROTOCOL = 1;

    /** How many questions may wait in the pipe while one is answered. */
    private static final int WINDOW = 16;

    private final String release = EnvironmentInformation.getVersion();
    private final String profile = "flink-" + release;
    private final Map<String, Question> questions = new LinkedHashMap<>();

    Adapter(RefusalTable table) {
        Refusals refusals = new Refusals(table.withoutOpen());
        questions.put("decode", new Decoding(refusals)::answer);
        questions.put("encode", new Encoding(refusals)::answer);
        questions.put("restore", new Restoring(refusals)::answer);
        questions.put("open", new Opening(new OpenRefusals(table.ofOpen()))::answer);
    }

    ObjectNode hello() {
        ObjectNode hello = object().put("type", "hello").put("protocol", PROTOCOL);
        String version = release + ", heap " + PinnedHeap.text();
        hello.put("name", "flink").put("version", version).put("language", "Java");
        hello.set("questions", array().addAll(array(questions.keySet(), array()::textNode)));
        hello.set("profiles", array().add(profile));
        return hello.put("window", WINDOW);
    }

    ObjectNode answer(JsonNode ask) {
        ObjectNode answer = object().put("type", "answer");
        answer.set("id", field(ask, "id"));
        return answer.setAll(outcome(ask));
    }

    private ObjectNode outcome(JsonNode ask) {
        Question question = questions.get(readText(ask, "question"));
        if (question == null) {
            return Outcomes.skipped("the question is not one of " + questions.keySet());
        }
        if (!profile.equals(readText(ask, "profile"))) {
            return Outcomes.skipped("this is Flink " + release);
        }
        try {
            return question.answer(ask);
        } catch (NotInThisRelease missing) {
            return Outcomes.skipped(missing.getMessage());
        } catch (Throwable thrown) {
            return Outcomes.error(stackTraceOf(thrown));
        }
    }

    private static String stackTraceOf(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
