package savepointspec.flink.restore;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Parts that Flink wants to be given and that a restore makes no use of. Their interfaces differ by
 * release, which matters nowhere: that is why they are proxies.
 */
public final class Unused {
    private Unused() {}

    /** A part of which no method may be called. */
    public static <T> T part(Class<T> type) {
        return except(type, Map.of());
    }

    /** A part of which one method is called, which returns nothing. */
    static <T> T except(Class<T> type, String called, Consumer<Object[]> onCall) {
        return except(
                type,
                Map.of(
                        called,
                        arguments -> {
                            onCall.accept(arguments);
                            return null;
                        }));
    }

    /** A part of which some methods are called, by their names; what a void one returns is dropped. */
    public static <T> T except(Class<T> type, Map<String, Function<Object[], Object>> called) {
        Object proxy =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> {
                            String name = method.getName();
                            if (called.containsKey(name)) {
                                return called.get(name).apply(arguments);
                            }
                            if (method.getDeclaringClass() == Object.class) {
                                return ofObject(self, name, arguments);
                            }
                            throw new UnsupportedOperationException(type + " " + name);
                        });
        return type.cast(proxy);
    }

    private static Object ofObject(Object self, String method, Object[] arguments) {
        switch (method) {
            case "equals":
                return self == arguments[0];
            case "hashCode":
                return System.identityHashCode(self);
            default:
                return self.getClass().getSimpleName();
        }
    }
}
