package savepointspec.flink.model;

import java.lang.reflect.Field;

/** What Flink keeps to itself, and hands to its tasks all the same. */
public final class PrivateFields {
    private PrivateFields() {}

    /** The value of a field of an object's class, or of a class above it. */
    @SuppressWarnings("unchecked")
    public static <T> T read(Object of, String name) {
        try {
            return (T) find(of, name).get(of);
        } catch (IllegalAccessException denied) {
            throw new IllegalStateException(denied);
        }
    }

    public static void write(Object of, String name, Object value) {
        try {
            find(of, name).set(of, value);
        } catch (IllegalAccessException denied) {
            throw new IllegalStateException(denied);
        }
    }

    private static Field find(Object of, String name) {
        for (Class<?> type = of.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(name);
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException notHere) {
                continue;
            }
        }
        throw new IllegalStateException(of.getClass() + " has no field " + name);
    }
}
