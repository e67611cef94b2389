package savepointspec.flink.open;

/** Since 1.13 the backend on the heap is named for what holds its state. */
final class HashMapNames {
    static final String NAME = "hashmap";

    private HashMapNames() {}
}
