package golden.api;

import java.util.Collection;
import java.util.Properties;
import org.apache.flink.contrib.streaming.state.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;

/**
 * Keeps the name of this machine out of RocksDB's files, each of which says where it was made. The package of
 * the interface is the old one, which every release has.
 */
public final class NamelessHost implements RocksDBOptionsFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public DBOptions createDBOptions(
            DBOptions current, Collection<AutoCloseable> handlesToClose) {
        // There is no setter for it in Java.
        Properties properties = new Properties();
        properties.setProperty("db_host_id", "golden");
        DBOptions options = DBOptions.getDBOptionsFromProps(properties);
        if (options == null) {
            throw new IllegalStateException("RocksDB does not know the option db_host_id");
        }
        handlesToClose.add(options);
        return options;
    }

    @Override
    public ColumnFamilyOptions createColumnOptions(
            ColumnFamilyOptions current, Collection<AutoCloseable> handlesToClose) {
        return current;
    }
}
