package savepointspec.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A kind of question that is answered. */
interface Question {
    /**
     * The outcome: one of those that {@link Outcomes} makes. What is thrown is a mistake of the
     * adapter's own, or of the question.
     */
    ObjectNode answer(JsonNode ask) throws Exception;
}
