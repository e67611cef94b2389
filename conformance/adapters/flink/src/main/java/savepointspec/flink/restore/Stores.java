package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.readInt;
import static savepointspec.flink.wire.Values.readInt64;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.CheckpointProperties;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.StreamStateHandle;
import savepointspec.flink.model.OperatorStates;
import savepointspec.flink.model.Properties;
import savepointspec.flink.model.Snapshots;

/** The store of completed checkpoints, with those that it has recovered. */
final class Stores {
    private Stores() {}

    static CompletedCheckpointStore create(JsonNode setup, JsonNode settings, Path root)
            throws Exception {
        int maxRetained = readInt(setup, "maxRetained");
        if (setup.has("highlyAvailable")) {
            return HighlyAvailableStores.create(setup, settings, maxRetained, root);
        }
        CompletedCheckpointStore store = ClaimModes.newStore(maxRetained, settings);
        for (JsonNode checkpoint : field(setup, "store")) {
            add(store, checkpoint);
        }
        StoredCheckpoints.recovered(store);
        return store;
    }

    /** Adds a checkpoint of a question. */
    static void add(CompletedCheckpointStore store, JsonNode checkpoint) throws Exception {
        StoredCheckpoints.add(
                store,
                readInt64(checkpoint, "checkpointId"),
                statesOf(checkpoint),
                Snapshots.createMasters(field(checkpoint, "masterStates")),
                propertiesOf(checkpoint));
    }

    private static CheckpointProperties propertiesOf(JsonNode checkpoint) {
        return Properties.create(field(checkpoint, "properties"));
    }

    private static Map<OperatorID, OperatorState> statesOf(JsonNode checkpoint) {
        Map<OperatorID, OperatorState> states = new HashMap<>();
        for (OperatorState state : OperatorStates.createAll(field(checkpoint, "operators"))) {
            states.put(state.getOperatorID(), state);
        }
        return states;
    }

    /** A stored checkpoint has no metadata of its own here, and no pointer. */
    static final class Nowhere implements CompletedCheckpointStorageLocation {
        private static final long serialVersionUID = 1;

        @Override
        public String getExternalPointer() {
            return null;
        }

        @Override
        public StreamStateHandle getMetadataHandle() {
            return null;
        }

        @Override
        public void disposeStorageLocation() {
            throw new UnsupportedOperationException("nothing is deleted");
        }
    }
}
