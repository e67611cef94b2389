package savepointspec.flink.open;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.RegisteredStateMetaInfoBase;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;

/**
 * What lies in the database of a ForSt backend, which makes no canonical savepoint: its keys and values have
 * the form that one has. By reflection, since few releases have ForSt. Flink: {@code
 * ForStSyncKeyedStateBackend}.
 */
final class ForStDatabase {
    private final KeyedStateBackend<?> backend;
    private final List<Object> columns = new ArrayList<>();
    private final List<StateMetaInfoSnapshot> states = new ArrayList<>();

    /** @throws Untold where the backend is none of ForSt's */
    ForStDatabase(KeyedStateBackend<?> backend) throws Exception {
        if (!backend.getClass().getSimpleName().equals("ForStSyncKeyedStateBackend")) {
            throw new Untold(backend.getClass() + " makes no savepoint");
        }
        this.backend = backend;
        for (Object state : ((Map<?, ?>) fieldOf(backend, "kvStateInformation")).values()) {
            columns.add(fieldOf(state, "columnFamilyHandle"));
            states.add(((RegisteredStateMetaInfoBase) fieldOf(state, "metaInfo")).snapshot());
        }
    }

    List<StateMetaInfoSnapshot> states() {
        return states;
    }

    /** One entry. */
    interface Visitor {
        void entry(int state, byte[] key, byte[] value);
    }

    void visit(Visitor visitor) throws Exception {
        Object database = fieldOf(backend, "db");
        for (int state = 0; state < columns.size(); state++) {
            Object column = columns.get(state);
            Method open = database.getClass().getMethod("newIterator", column.getClass());
            try (AutoCloseable entries = (AutoCloseable) open.invoke(database, column)) {
                call(entries, "seekToFirst");
                for (; (boolean) call(entries, "isValid"); call(entries, "next")) {
                    byte[] key = (byte[]) call(entries, "key");
                    visitor.entry(state, key, (byte[]) call(entries, "value"));
                }
            }
        }
    }

    private static Object call(Object target, String method) throws Exception {
        return target.getClass().getMethod(method).invoke(target);
    }

    private static Object fieldOf(Object target, String name) throws Exception {
        Field field = target.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(target);
    }
}
