package savepointspec.flink.open;

/** Up to 1.12 the backend on the heap that writes to files is named for these. */
final class HashMapNames {
    static final String NAME = "filesystem";

    private HashMapNames() {}
}
