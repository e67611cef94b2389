package golden;

/** What is taken of a job. */
enum Kind {
    CANONICAL_SAVEPOINT("canonical savepoint"),
    NATIVE_SAVEPOINT("native savepoint"),
    CHECKPOINT("checkpoint"),
    INCREMENTAL_CHECKPOINT("incremental checkpoint"),
    /** All state anew, where checkpoints are incremental. */
    FULL_CHECKPOINT("full checkpoint");

    /** As the manifest has it. */
    final String label;

    Kind(String label) {
        this.label = label;
    }

    boolean isCheckpoint() {
        return this != CANONICAL_SAVEPOINT && this != NATIVE_SAVEPOINT;
    }
}
