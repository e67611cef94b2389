package savepointspec.flink.restore;

import static savepointspec.flink.wire.Values.array;
import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.int64;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readText;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.flink.runtime.checkpoint.CheckpointIDCounter;
import org.apache.flink.runtime.checkpoint.CompletedCheckpoint;
import savepointspec.flink.metadata.CaseFiles;
import savepointspec.flink.model.Properties;

/** What happens to a job after it was restored: the model's {@code HistoryStep}s. */
final class Histories implements AutoCloseable {
    private final Restoring restoring;
    private final CaseFiles files;

    /** The question that the job as it is now would have been restored by. */
    private ObjectNode ask;

    private RestoredJob job;
    private Snapshotting running;

    /** Where the newest snapshot lies. */
    private String pointer;

    /** Counters that were started here. */
    private CheckpointIDCounter ownCounter;

    Histories(Restoring restoring, JsonNode ask, RestoredJob job, CaseFiles files) {
        this.restoring = restoring;
        this.files = files;
        this.ask = ask.deepCopy();
        this.job = job;
        this.pointer = readText(ask, "pointer");
        this.running = new Snapshotting(job);
    }

    /**
     * Whether a job of a question has operator coordinators: they would have to be started to take
     * part in a checkpoint, and their failure would end the process.
     */
    static boolean hasCoordinators(JsonNode ask) {
        for (JsonNode of : ask.findValues("coordinators")) {
            if (of.size() > 0) {
                return true;
            }
        }
        return false;
    }

    /** What comes of each step, up to one that is refused. */
    ArrayNode run() throws Exception {
        ArrayNode outcomes = array();
        for (JsonNode step : field(ask, "afterwards")) {
            ObjectNode outcome = take(step);
            outcomes.add(outcome);
            if (readText(outcome, "kind").equals("refused")) {
                break;
            }
        }
        return outcomes;
    }

    private ObjectNode take(JsonNode step) throws Exception {
        switch (readText(step, "kind")) {
            case "checkpoint":
                return snapshot(step, job -> job.coordinator.triggerCheckpoint(false));
            case "savepoint":
                String folder = RestoredJob.ownSnapshots(files.root());
                return snapshot(step, job -> Savepoints.trigger(job, folder));
            case "failover":
                return failOver(step);
            case "rescale":
                ask.set("job", field(step, "job"));
                return replace(
                        "restoreInitialCheckpointIfPresent",
                        () -> job.rebuilt(ask, files.root()));
            case "restore":
                return restoreAgain(step);
            default:
                throw new IllegalArgumentException("there is no step " + step);
        }
    }

    private ObjectNode snapshot(
            JsonNode step, Function<RestoredJob, CompletableFuture<CompletedCheckpoint>> trigger)
            throws Exception {
        Snapshotting.Taken taken = running.take(trigger, field(ask, "job"), field(step, "states"));
        pointer = taken.completed.getExternalPointer();
        ObjectNode outcome = object("taken");
        outcome.set("checkpointId", int64(taken.completed.getCheckpointID()));
        outcome.set("type", Properties.describe(taken.asked.getCheckpointType()));
        outcome.set("nextCheckpointId", int64(job.counter.get()));
        outcome.set("store", array(job.store.getAllCheckpoints(), Effects::describeStored));
        outcome.set("deletedFiles", files.deletedSince());
        return outcome;
    }

    private ObjectNode failOver(JsonNode step) throws Exception {
        ask.remove("region");
        if (step.has("region")) {
            ask.set("region", field(step, "region"));
        }
        RunningTasks.fail(EntryPoints.regionOf(ask, job));
        ObjectNode settings = ((ObjectNode) field(ask, "settings")).deepCopy();
        ask.set("settings", settings.put("allowNonRestoredState", true));
        return enter(
                step.has("region")
                        ? "restoreLatestCheckpointedStateToSubtasks"
                        : "restoreLatestCheckpointedStateToAll");
    }

    private ObjectNode restoreAgain(JsonNode step) throws Exception {
        ask.set("job", field(step, "job"));
        ask.set("settings", field(step, "settings"));
        ask.put("pointer", pointer);
        ((ObjectNode) field(ask, "coordinator")).set("store", array());
        ObjectNode counter = ((ObjectNode) field(field(ask, "coordinator"), "counter")).deepCopy();
        counter.set("value", int64(1));
        CheckpointIDCounter started = Counters.start(counter);
        endCounter();
        ownCounter = started;
        return replace(
                "restoreSavepoint", () -> RestoredJob.build(ask, files.root(), started));
    }

    /** Another job takes the place of the one that was. */
    private ObjectNode replace(String entryPoint, Building building) throws Exception {
        running.close();
        ObjectNode outcome = restoring.refusalOf(() -> job = building.build());
        return outcome == null ? enter(entryPoint) : refused(outcome);
    }

    /** How a job is built. */
    private interface Building {
        RestoredJob build() throws Exception;
    }

    private ObjectNode enter(String entryPoint) throws Exception {
        ObjectNode outcome = restoring.enter(entryPoint, ask, job, files);
        if (!outcome.has("result")) {
            return refused(outcome);
        }
        running = new Snapshotting(job);
        return object("restored").set("restored", field(outcome, "result"));
    }

    private static ObjectNode refused(ObjectNode outcome) {
        if (!outcome.has("refused")) {
            throw new IllegalStateException(outcome.toString());
        }
        return object("refused").set("refusal", field(outcome, "refused"));
    }

    private void endCounter() throws Exception {
        if (ownCounter != null) {
            ZooKeeperCounters.end(ownCounter);
        }
    }

    @Override
    public void close() throws Exception {
        running.close();
        endCounter();
    }
}
