package golden;

import static golden.Kind.CANONICAL_SAVEPOINT;
import static golden.Kind.CHECKPOINT;
import static golden.Kind.FULL_CHECKPOINT;
import static golden.Kind.INCREMENTAL_CHECKPOINT;
import static golden.Kind.NATIVE_SAVEPOINT;

import golden.job.Jobs;
import java.util.ArrayList;
import java.util.List;

/** The snapshots that are written. */
final class Scenarios {
    /** Numbers that each split emits in a round. */
    private static final int ROUND = 20;

    private Scenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (String backend : List.of("hashmap", "rocksdb")) {
            all.addAll(matrix(backend));
        }
        all.addAll(checkpoints());
        all.addAll(changelogs());
        all.addAll(stops());
        all.addAll(jobs());
        return all;
    }

    private static List<Scenario> matrix(String backend) {
        // RocksDB's own format has this class even where nothing is shared.
        String keyed = backend.equals("rocksdb") ? "incremental" : "keyGroups";
        return List.of(
                new Scenario(
                                backend + "-canonical-savepoint",
                                backend,
                                CANONICAL_SAVEPOINT,
                                "",
                                Jobs::counts,
                                job -> {
                                    job.round(ROUND);
                                    job.savepoint(false);
                                })
                        .shows("savepointKeyGroups", "relativeFile", "coordinatorState")
                        .shows("SPLIT_DISTRIBUTE", "UNION", "BROADCAST"),
                new Scenario(
                                backend + "-native-savepoint",
                                backend,
                                NATIVE_SAVEPOINT,
                                "",
                                Jobs::counts,
                                job -> {
                                    job.round(ROUND);
                                    job.savepoint(true);
                                })
                        .since("1.15")
                        .shows(keyed, "relativeFile"),
                new Scenario(
                                backend + "-checkpoint",
                                backend,
                                CHECKPOINT,
                                "",
                                Jobs::counts,
                                job -> {
                                    job.round(ROUND);
                                    job.checkpoint();
                                })
                        .shows(keyed, "relativeFile"));
    }

    private static List<Scenario> checkpoints() {
        return List.of(
                incremental(
                                "rocksdb-incremental-checkpoint",
                                INCREMENTAL_CHECKPOINT,
                                "the second of two: shares files with the first",
                                RunningJob::checkpoint)
                        .shows("incremental", "file", "relativeFile"),
                incremental(
                                "rocksdb-full-checkpoint",
                                FULL_CHECKPOINT,
                                "a full checkpoint after an incremental one",
                                RunningJob::fullCheckpoint)
                        .since("1.17")
                        .shows("incremental", "Full Checkpoint"),
                incremental(
                                "rocksdb-file-merging-checkpoint",
                                INCREMENTAL_CHECKPOINT,
                                "file merging enabled",
                                RunningJob::checkpoint)
                        .since("1.20")
                        .with("execution.checkpointing.file-merging.enabled", "true")
                        .shows("incremental", "segment", "emptySegment", "fileMergingOperatorStream"),
                new Scenario(
                                "rocksdb-heap-timers-checkpoint",
                                "rocksdb",
                                CHECKPOINT,
                                "timers on the heap, which are raw keyed state then",
                                Jobs::counts,
                                job -> {
                                    job.round(ROUND);
                                    job.checkpoint();
                                })
                        .with("state.backend.rocksdb.timer-service.factory", "HEAP")
                        .shows("rawKeyedState"),
                new Scenario(
                                "hashmap-inline-checkpoint",
                                "hashmap",
                                CHECKPOINT,
                                "all state inline in the metadata",
                                Jobs::counts,
                                job -> {
                                    job.round(ROUND);
                                    job.checkpoint();
                                })
                        .with("execution.checkpointing.data-inline-threshold", "20kb")
                        .with("state.storage.fs.memory-threshold", "20kb")
                        .shows("bytes", "keyGroups"));
    }

    private static Scenario incremental(
            String name, Kind kind, String notes, Scenario.Script second) {
        return new Scenario(
                        name,
                        "rocksdb",
                        kind,
                        notes,
                        Jobs::counts,
                        job -> {
                            job.round(ROUND);
                            job.checkpoint();
                            job.round(ROUND);
                            second.run(job);
                        })
                .with("execution.checkpointing.incremental", "true")
                .with("state.backend.incremental", "true");
    }

    private static List<Scenario> changelogs() {
        return List.of(
                new Scenario(
                                "hashmap-changelog-memory-checkpoint",
                                "hashmap",
                                CHECKPOINT,
                                "changes inline in the metadata, nothing materialised",
                                Jobs::counts,
                                job -> {
                                    job.round(ROUND);
                                    job.checkpoint();
                                })
                        .since("1.16")
                        .changelog("memory")
                        .with("state.changelog.periodic-materialize.enabled", "false")
                        .with("state.backend.changelog.periodic-materialize.enabled", "false")
                        .shows("changelog", "inMemoryChangelog"),
                new Scenario(
                                "rocksdb-changelog-checkpoint",
                                "rocksdb",
                                CHECKPOINT,
                                "a materialised part, and changes after it in files",
                                Jobs::counts,
                                job -> {
                                    job.round(ROUND);
                                    job.checkpointsUntilMaterialised();
                                    job.round(ROUND);
                                    job.checkpoint();
                                })
                        .since("1.16")
                        .changelog("filesystem")
                        .with("state.changelog.periodic-materialize.interval", "3s")
                        .with("state.backend.changelog.periodic-materialize.interval", "3s")
                        .with("execution.checkpointing.incremental", "true")
                        .with("state.backend.incremental", "true")
                        .shows("changelog", "fileChangelog", "incremental"),
                new Scenario(
                                "hashmap-changelog-canonical-savepoint",
                                "hashmap",
                                CANONICAL_SAVEPOINT,
                                "the changelog leaves no trace in a canonical savepoint",
                                Jobs::counts,
                                job -> {
                                    job.round(ROUND);
                                    job.savepoint(false);
                                })
                        .since("1.16")
                        .changelog("filesystem")
                        .shows("savepointKeyGroups"));
    }

    private static List<Scenario> stops() {
        return List.of(
                new Scenario(
                                "hashmap-drained-savepoint",
                                "hashmap",
                                CANONICAL_SAVEPOINT,
                                "stop with savepoint and drain: all operators have ended",
                                Jobs::counts,
                                job -> {
                                    job.round(ROUND);
                                    job.stopWithSavepoint(false, true);
                                })
                        .shows("Terminate Savepoint"),
                new Scenario(
                                "rocksdb-suspended-savepoint",
                                "rocksdb",
                                NATIVE_SAVEPOINT,
                                "stop with savepoint, no drain",
                                Jobs::counts,
                                job -> {
                                    job.round(ROUND);
                                    job.stopWithSavepoint(true, false);
                                })
                        .since("1.15")
                        .shows("Suspend Savepoint"));
    }

    private static List<Scenario> jobs() {
        return List.of(
                new Scenario(
                                "hashmap-raw-state-savepoint",
                                "hashmap",
                                CANONICAL_SAVEPOINT,
                                "raw state, a uid hash, max parallelism 12, parallelism 3",
                                Jobs::rawStates,
                                job -> {
                                    job.round(ROUND);
                                    job.savepoint(false);
                                })
                        .shows("rawKeyedState", "rawOperatorState"),
                new Scenario(
                                "hashmap-unaligned-checkpoint",
                                "hashmap",
                                CHECKPOINT,
                                "in-flight data on both sides of local and remote channels",
                                Jobs::inFlight,
                                job -> job.checkpointWithInFlightData(8))
                        .with("execution.checkpointing.unaligned.enabled", "true")
                        .with("execution.checkpointing.unaligned", "true")
                        .taskManagers(2)
                        .shows("inputChannelState", "resultSubpartitionState"),
                new Scenario(
                                "hashmap-finished-checkpoint",
                                "hashmap",
                                CHECKPOINT,
                                "a vertex that has finished, and one with a finished subtask",
                                Jobs::finishing,
                                job -> {
                                    job.round(ROUND);
                                    job.checkpointsUntilFinished(3);
                                    job.checkpoint();
                                })
                        .since("1.15")
                        .shows("fullyFinished", "finishedSubtask"),
                new Scenario(
                                "hashmap-master-hook-savepoint",
                                "hashmap",
                                CANONICAL_SAVEPOINT,
                                "state of a master hook; a broadcast edge",
                                Jobs::hooked,
                                job -> {
                                    job.round(ROUND);
                                    job.savepoint(false);
                                })
                        .shows("masterState"));
    }
}
