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

    private final Release release;
    /** What state on the heap and snapshots in files are called. */
    private final String heap;
    /** Whether its metadata has properties. */
    private final boolean withProperties;

    private final List<String> storages;
    /** The handles of a canonical savepoint, which have a class of their own since 1.13. */
    private final String canonical;

    /** Those that a release, such as 1.20.1, can write with so many storages of the changelog. */
    Scenarios(String release, List<String> storages) {
        this.storages = storages;
        this.release = new Release(release);
        canonical = this.release.isAtLeast("1.13") ? "savepointKeyGroups" : "keyGroups";
        withProperties = this.release.isAtLeast("1.16");
        heap = this.release.isAtLeast("1.13") ? "hashmap" : "filesystem";
    }

    List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (String backend : List.of(heap, "rocksdb")) {
            all.addAll(matrix(backend));
        }
        all.addAll(checkpoints());
        all.addAll(changelogs());
        all.addAll(stops());
        all.addAll(jobs());
        all.removeIf(scenario -> !scenario.existsIn(release));
        all.removeIf(
                scenario ->
                        scenario.changelog != null && !storages.contains(scenario.changelog));
        return all;
    }

    private List<Scenario> matrix(String backend) {
        // RocksDB's own format has this class even where nothing is shared. Before 1.16 it is written by
        // incremental checkpoints alone.
        boolean isOwnFormat = backend.equals("rocksdb") && release.isAtLeast("1.16");
        String checkpointed = isOwnFormat ? "incremental" : "keyGroups";
        String saved = backend.equals("rocksdb") && !isOwnFormat ? canonical : checkpointed;
        Scenario.JobBuilder nativeJob = backend.equals("rocksdb") ? Jobs::sums : Jobs::counts;
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
                        .shows(canonical, "relativeFile", "coordinatorState")
                        .shows("SPLIT_DISTRIBUTE", "UNION", "BROADCAST"),
                new Scenario(
                                backend + "-native-savepoint",
                                backend,
                                NATIVE_SAVEPOINT,
                                "",
                                nativeJob,
                                job -> {
                                    job.round(ROUND);
                                    job.savepoint(true);
                                })
                        .since("1.15")
                        .shows(saved, "relativeFile"),
                new Scenario(
                                backend + "-checkpoint",
                                backend,
                                CHECKPOINT,
                                "",
                                nativeJob,
                                job -> {
                                    job.round(ROUND);
                                    job.checkpoint();
                                })
                        .shows(checkpointed, "relativeFile"));
    }

    private List<Scenario> checkpoints() {
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
                        .since("1.19")
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
                        .only("1.11", "1.15", "1.20", "2.3")
                        .with("state.backend.rocksdb.timer-service.factory", "HEAP")
                        .shows("rawKeyedState"),
                new Scenario(
                                heap + "-inline-checkpoint",
                                heap,
                                CHECKPOINT,
                                "all state inline in the metadata",
                                Jobs::counts,
                                job -> {
                                    job.round(ROUND);
                                    job.checkpoint();
                                })
                        .with("execution.checkpointing.data-inline-threshold", "20kb")
                        .with("state.storage.fs.memory-threshold", "20kb")
                        .with("state.backend.fs.memory-threshold", "20kb")
                        .shows("bytes", "keyGroups"));
    }

    private Scenario incremental(
            String name, Kind kind, String notes, Scenario.Script second) {
        return new Scenario(
                        name,
                        "rocksdb",
                        kind,
                        notes,
                        Jobs::sums,
                        job -> {
                            job.round(ROUND);
                            job.checkpoint();
                            job.round(ROUND);
                            second.run(job);
                        })
                .with("execution.checkpointing.incremental", "true")
                .with("state.backend.incremental", "true");
    }

    private List<Scenario> changelogs() {
        return List.of(
                new Scenario(
                                heap + "-changelog-memory-checkpoint",
                                heap,
                                CHECKPOINT,
                                "changes inline in the metadata, nothing materialised",
                                Jobs::counts,
                                job -> {
                                    job.round(ROUND);
                                    job.checkpoint();
                                })
                        .changelog("memory")
                        .with("state.changelog.periodic-materialize.enabled", "false")
                        .with("state.backend.changelog.periodic-materialize.enabled", "false")
                        .shows("changelog", "inMemoryChangelog"),
                new Scenario(
                                "rocksdb-changelog-checkpoint",
                                "rocksdb",
                                CHECKPOINT,
                                "a materialised part, and changes after it in files",
                                Jobs::sums,
                                job -> {
                                    job.round(ROUND);
                                    job.checkpointsUntilMaterialised();
                                    job.round(ROUND);
                                    job.checkpoint();
                                })
                        .changelog("filesystem")
                        .with("state.changelog.periodic-materialize.interval", "3s")
                        .with("state.backend.changelog.periodic-materialize.interval", "3s")
                        .with("execution.checkpointing.incremental", "true")
                        .with("state.backend.incremental", "true")
                        .shows("changelog", "fileChangelog", "incremental"),
                new Scenario(
                                heap + "-changelog-canonical-savepoint",
                                heap,
                                CANONICAL_SAVEPOINT,
                                "the changelog leaves no trace in a canonical savepoint",
                                Jobs::counts,
                                job -> {
                                    job.round(ROUND);
                                    job.savepoint(false);
                                })
                        .changelog("filesystem")
                        .shows(canonical));
    }

    private List<Scenario> stops() {
        return List.of(
                new Scenario(
                                heap + "-drained-savepoint",
                                heap,
                                CANONICAL_SAVEPOINT,
                                "stop with savepoint and drain: all operators have ended",
                                Jobs::counts,
                                job -> {
                                    job.round(ROUND);
                                    job.stopWithSavepoint(false, true);
                                })
                        .since("1.13")
                        .shows(canonical)
                        .showsIf(withProperties, "Terminate Savepoint"),
                new Scenario(
                                "rocksdb-suspended-savepoint",
                                "rocksdb",
                                NATIVE_SAVEPOINT,
                                "stop with savepoint, no drain",
                                Jobs::sums,
                                job -> {
                                    job.round(ROUND);
                                    job.stopWithSavepoint(true, false);
                                })
                        .only("1.16", "2.0", "2.3")
                        .shows("incremental", "Suspend Savepoint"));
    }

    private List<Scenario> jobs() {
        return List.of(
                new Scenario(
                                heap + "-raw-state-savepoint",
                                heap,
                                CANONICAL_SAVEPOINT,
                                "raw state, a uid hash, max parallelism 12, parallelism 3",
                                Jobs::rawStates,
                                job -> {
                                    job.round(ROUND);
                                    job.savepoint(false);
                                })
                        .shows("rawKeyedState", "rawOperatorState"),
                new Scenario(
                                heap + "-unaligned-checkpoint",
                                heap,
                                CHECKPOINT,
                                "in-flight data on both sides of local and remote channels",
                                Jobs::inFlight,
                                job -> job.checkpointWithInFlightData(8))
                        .with("execution.checkpointing.unaligned.enabled", "true")
                        .with("execution.checkpointing.unaligned", "true")
                        .taskManagers(2)
                        .shows("inputChannelState", "resultSubpartitionState"),
                new Scenario(
                                heap + "-finished-checkpoint",
                                heap,
                                CHECKPOINT,
                                "a vertex that has finished, and one with a finished subtask",
                                Jobs::finishing,
                                job -> {
                                    job.round(ROUND);
                                    job.checkpointsUntilFinished(3);
                                    job.checkpoint();
                                })
                        .since("1.14")
                        .with("execution.checkpointing.tolerable-failed-checkpoints", "10")
                        .with(
                                "execution.checkpointing.checkpoints-after-tasks-finish.enabled",
                                "true")
                        .shows("fullyFinished", "finishedSubtask"),
                new Scenario(
                                heap + "-master-hook-savepoint",
                                heap,
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
