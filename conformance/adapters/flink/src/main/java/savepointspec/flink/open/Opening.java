package savepointspec.flink.open;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.state.KeyedStateHandle;
import savepointspec.flink.Outcomes;
import savepointspec.flink.metadata.CaseFiles;
import savepointspec.flink.model.KeyedHandles;
import savepointspec.flink.refusals.OpenRefusals;

/**
 * The question {@code open}: a real backend is given real handles. Flink: {@code
 * StateBackend#createKeyedStateBackend}, as {@code StreamTaskStateInitializerImpl} calls it.
 */
public final class Opening {
    private final OpenRefusals refusals;

    public Opening(OpenRefusals refusals) {
        this.refusals = refusals;
    }

    public ObjectNode answer(JsonNode ask) throws Exception {
        List<KeyedStateHandle> handles = new ArrayList<>();
        for (JsonNode handle : field(ask, "handles")) {
            handles.add(KeyedHandles.create(handle));
        }
        boolean hasSetup = ask.hasNonNull("state");
        JsonNode setup = hasSetup ? ask.get("state") : Stand.around(handles);
        try (CaseFiles files = CaseFiles.of(readText(ask, "root"), field(setup, "files"));
                OpenedBackend backend =
                        new OpenedBackend(files.root(), readText(ask, "backend"), setup)) {
            return hasSetup ? contents(backend, handles) : classesAlone(backend, handles);
        } catch (Untold opened) {
            return Outcomes.skipped(opened.getMessage());
        }
    }

    private ObjectNode contents(OpenedBackend backend, List<KeyedStateHandle> handles)
            throws Exception {
        try {
            backend.open(handles);
        } catch (Throwable thrown) {
            return refusals.outcomeOf(thrown);
        }
        ObjectNode opened = object().put("decidedBy", "bytes");
        opened.set("states", Contents.of(backend.keyed(), backend.prefixBytes()));
        return Outcomes.result(opened);
    }

    /** What can be told without files: a refusal that comes before one of them is read. */
    private ObjectNode classesAlone(OpenedBackend backend, List<KeyedStateHandle> handles) {
        try {
            backend.open(handles);
        } catch (Throwable thrown) {
            return refusals.hangsOnBytes(thrown)
                    ? Outcomes.skipped("it hangs on files that the question does not give")
                    : refusals.outcomeOf(thrown);
        }
        return Outcomes.result(object().put("decidedBy", "classes"));
    }
}
