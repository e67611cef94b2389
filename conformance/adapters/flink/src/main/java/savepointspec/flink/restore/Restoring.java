package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.int64;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.runtime.checkpoint.CheckpointIDCounter;
import org.apache.flink.runtime.checkpoint.CompletedCheckpoint;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import savepointspec.flink.Outcomes;
import savepointspec.flink.metadata.CaseFiles;
import savepointspec.flink.metadata.Decoding;
import savepointspec.flink.model.NotInThisRelease;
import savepointspec.flink.refusals.Refusals;
import savepointspec.flink.refusals.Thrown;

/** The question {@code restore}. Flink: the methods of {@code CheckpointCoordinator} that restore. */
public final class Restoring {
    private final Refusals refusals;

    public Restoring(Refusals refusals) {
        this.refusals = refusals;
    }

    public ObjectNode answer(JsonNode ask) throws Exception {
        if (!Counters.canHold(field(field(ask, "coordinator"), "counter"))) {
            return Outcomes.skipped("the counter cannot be at the value that it starts from");
        }
        if (ask.has("afterwards")) {
            if (Histories.hasCoordinators(ask)) {
                return Outcomes.skipped("operator coordinators take part in no checkpoint");
            }
            Executors.doWork();
        } else {
            Executors.dropWork();
        }
        try (CaseFiles files = CaseFiles.of(ask)) {
            String whyNot = files.whyNotFollowed(readText(ask, "pointer"));
            return whyNot == null ? restore(ask, files) : Outcomes.skipped(whyNot);
        }
    }

    private ObjectNode restore(JsonNode ask, CaseFiles files) throws Exception {
        CheckpointIDCounter counter =
                Counters.start(field(field(ask, "coordinator"), "counter"));
        try {
            return restore(ask, files, counter);
        } finally {
            ZooKeeperCounters.end(counter);
            HighlyAvailableStores.remove(field(ask, "coordinator"));
        }
    }

    private ObjectNode restore(JsonNode ask, CaseFiles files, CheckpointIDCounter counter)
            throws Exception {
        RestoredJob[] built = new RestoredJob[1];
        ObjectNode refused =
                refusalOf(() -> built[0] = RestoredJob.build(ask, files.root(), counter));
        if (refused != null) {
            return refused;
        }
        ObjectNode outcome = enter(readText(ask, "entryPoint"), ask, built[0], files);
        if (ask.has("afterwards") && outcome.has("result")) {
            try (Histories history = new Histories(this, ask, built[0], files)) {
                ((ObjectNode) field(outcome, "result")).set("afterwards", history.run());
            }
        }
        return outcome;
    }

    /** Something of Flink's that may refuse before anything has changed. */
    interface Attempt {
        void run() throws Exception;
    }

    /** {@code null} where nothing is refused. */
    ObjectNode refusalOf(Attempt attempt) throws Exception {
        try {
            attempt.run();
            return null;
        } catch (NotInThisRelease missing) {
            throw missing;
        } catch (Throwable thrown) {
            return refusals.outcomeOf(new Thrown(thrown, false), null);
        }
    }

    /** Restores a job that was built by a question like this one. */
    ObjectNode enter(String entryPoint, JsonNode ask, RestoredJob job, CaseFiles files)
            throws Exception {
        Calls calls = Calls.record();
        try {
            EntryPoints.enter(entryPoint, ask, job);
        } catch (Throwable thrown) {
            JsonNode effects = effects(ask, job, calls, files);
            boolean endReached = isAboutBytes(thrown) && readsToEnd(ask, job);
            return refusals.outcomeOf(new Thrown(thrown, endReached), effects);
        }
        ObjectNode restored = effects(ask, job, calls, files);
        long latest = latestId(job, field(ask, "coordinator"));
        return Outcomes.result(restored.set("checkpointId", int64(latest)));
    }

    private static ObjectNode effects(JsonNode ask, RestoredJob job, Calls calls, CaseFiles files)
            throws Exception {
        ObjectNode effects = Effects.describe(job, field(ask, "job"), calls);
        return ask.has("afterwards") ? effects.set("deletedFiles", files.deletedSince()) : effects;
    }

    /** -1 where the store is empty, as coordinators are told then. */
    private static long latestId(RestoredJob job, JsonNode setup) throws Exception {
        CompletedCheckpoint latest = CheckpointSettings.latestOf(job.store, setup);
        return latest == null ? CoordinatorResets.NO_CHECKPOINT : latest.getCheckpointID();
    }

    private static boolean isAboutBytes(Throwable thrown) {
        return Thrown.isWithin(thrown, "Checkpoints#loadCheckpointMetadata");
    }

    /** Reads the metadata again, in the way that a restore does. */
    private static boolean readsToEnd(JsonNode ask, RestoredJob job) throws IOException {
        CompletedCheckpointStorageLocation location =
                job.coordinator.getCheckpointStorage().resolveCheckpoint(readText(ask, "pointer"));
        try (InputStream metadata = location.getMetadataHandle().openInputStream()) {
            return Decoding.readsToEnd(metadata, location.getExternalPointer());
        }
    }
}
