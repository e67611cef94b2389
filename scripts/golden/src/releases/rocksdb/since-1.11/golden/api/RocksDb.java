package golden.api;

import java.util.Map;

/** RocksDB before 6.14, of Flink before 1.14, does not write where it was run. */
public final class RocksDb {
    private RocksDb() {}

    public static Map<String, String> settings() {
        return Map.of();
    }
}
