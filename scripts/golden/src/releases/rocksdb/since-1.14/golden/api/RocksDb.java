package golden.api;

import java.util.Map;

/** RocksDB writes into each of its files where it was run. */
public final class RocksDb {
    private RocksDb() {}

    public static Map<String, String> settings() {
        return Map.of("state.backend.rocksdb.options-factory", NamelessHost.class.getName());
    }
}
