package savepointspec.flink.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.Function;

/** The values of messages: what JSON has no type for, made and read in one place. */
public final class Values {
    private static final int UTF_LENGTH_BYTES = 2;

    private Values() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ObjectNode object(String kind) {
        return object().put("kind", kind);
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** A list of the items' forms. */
    public static <T> ArrayNode array(Iterable<? extends T> items, Function<T, JsonNode> form) {
        ArrayNode array = array();
        for (T item : items) {
            array.add(form.apply(item));
        }
        return array;
    }

    public static JsonNode int64(long value) {
        return LongNode.valueOf(value);
    }

    public static JsonNode int64s(long[] values) {
        ArrayNode array = array();
        for (long value : values) {
            array.add(int64(value));
        }
        return array;
    }

    public static JsonNode bytes(byte[] bytes) {
        return bytes == null ? NullNode.instance : BinaryNode.valueOf(bytes);
    }

    /** A string, or the bytes of its modified UTF-8 where UTF-8 cannot carry it. */
    public static JsonNode text(String text) {
        if (text == null) {
            return NullNode.instance;
        }
        return isWellFormed(text)
                ? TextNode.valueOf(text)
                : object().set("mutf8", BinaryNode.valueOf(modifiedUtf8(text)));
    }

    /** A field that must be there. */
    public static JsonNode field(JsonNode object, String name) {
        JsonNode field = object.get(name);
        if (field == null) {
            throw new IllegalArgumentException("the message has no field " + name);
        }
        return field;
    }

    public static boolean isAbsent(JsonNode object, String name) {
        return field(object, name).isNull();
    }

    public static int readInt(JsonNode object, String name) {
        return Math.toIntExact(readInt64(object, name));
    }

    public static long readInt64(JsonNode object, String name) {
        return readInt64(field(object, name));
    }

    public static long readInt64(JsonNode value) {
        return value.isTextual() ? Long.parseLong(value.textValue()) : value.longValue();
    }

    public static byte[] readBytes(JsonNode object, String name) {
        try {
            return field(object, name).binaryValue();
        } catch (IOException noBase64) {
            throw new IllegalArgumentException(name + " is no base64", noBase64);
        }
    }

    /** {@code null} where the field is null. */
    public static String readText(JsonNode object, String name) {
        return readText(field(object, name));
    }

    public static String readText(JsonNode text) {
        if (text.isNull() || text.isTextual()) {
            return text.textValue();
        }
        return fromModifiedUtf8(readBytes(text, "mutf8"));
    }

    private static boolean isWellFormed(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (!Character.isSurrogate(unit)) {
                continue;
            }
            at++;
            if (at == text.length() || !Character.isSurrogatePair(unit, text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static byte[] modifiedUtf8(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < text.length(); at++) {
            byte[] unit = writeUtf(text.substring(at, at + 1));
            bytes.write(unit, UTF_LENGTH_BYTES, unit.length - UTF_LENGTH_BYTES);
        }
        return bytes.toByteArray();
    }

    private static byte[] writeUtf(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new DataOutputStream(bytes).writeUTF(text);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }

    private static String fromModifiedUtf8(byte[] bytes) {
        ByteArrayOutputStream withLength = new ByteArrayOutputStream();
        try {
            DataOutputStream out = new DataOutputStream(withLength);
            out.writeShort(bytes.length);
            out.write(bytes);
            return new DataInputStream(new ByteArrayInputStream(withLength.toByteArray())).readUTF();
        } catch (IOException malformed) {
            throw new IllegalArgumentException("mutf8 is no modified UTF-8", malformed);
        }
    }
}
