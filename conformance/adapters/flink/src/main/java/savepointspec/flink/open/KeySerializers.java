package savepointspec.flink.open;

import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.BooleanSerializer;
import org.apache.flink.api.common.typeutils.base.ByteSerializer;
import org.apache.flink.api.common.typeutils.base.CharSerializer;
import org.apache.flink.api.common.typeutils.base.DoubleSerializer;
import org.apache.flink.api.common.typeutils.base.FloatSerializer;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.ShortSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/** Flink's own serializers that a question can name for its keys. */
final class KeySerializers {
    private static final Map<String, TypeSerializer<?>> BY_NAME =
            Map.of(
                    "boolean", BooleanSerializer.INSTANCE,
                    "byte", ByteSerializer.INSTANCE,
                    "short", ShortSerializer.INSTANCE,
                    "int", IntSerializer.INSTANCE,
                    "long", LongSerializer.INSTANCE,
                    "float", FloatSerializer.INSTANCE,
                    "double", DoubleSerializer.INSTANCE,
                    "char", CharSerializer.INSTANCE,
                    "string", StringSerializer.INSTANCE);

    private KeySerializers() {}

    static TypeSerializer<?> of(String name) {
        TypeSerializer<?> serializer = BY_NAME.get(name);
        if (serializer == null) {
            throw new IllegalArgumentException("no serializer for keys of type " + name);
        }
        return serializer;
    }
}
