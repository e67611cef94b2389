package savepointspec.flink.model;

import java.lang.reflect.Field;

/** What Flink keeps to itself, and hands to its tasks all the same. */
final class PrivateFields {
    private PrivateFields() {}

    /** The value of a field of an object's class, or of a class above it. */
    @SuppressWarnings("unchecked")
    static <T> T read(Object of, String name) {
        for (Class<?> type = of.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(name);
                field.setAccessible(true);
                return (T) field.get(of);
            } catch (NoSuchFieldException notHere) {
                continue;
            } catch (IllegalAccessException denied) {
                throw new IllegalStateException(denied);
            }
        }
        throw new IllegalStateException(of.getClass() + " has no field " + name);
    }
}
