package savepointspec.flink.model;

import static savepointspec.flink.wire.Values.field;
import static savepointspec.flink.wire.Values.int64s;
import static savepointspec.flink.wire.Values.object;
import static savepointspec.flink.wire.Values.readInt;
import static savepointspec.flink.wire.Values.readInt64;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeOffsets;

/** Ranges of key groups, and where each of them starts. */
final class KeyGroups {
    private KeyGroups() {}

    static JsonNode describe(KeyGroupRange range) {
        return object().put("start", range.getStartKeyGroup()).put("end", range.getEndKeyGroup());
    }

    static KeyGroupRange createRange(JsonNode range) {
        return KeyGroupRange.of(readInt(range, "start"), readInt(range, "end"));
    }

    static JsonNode describeOffsets(KeyGroupRangeOffsets offsets) {
        KeyGroupRange range = offsets.getKeyGroupRange();
        return int64s(
                IntStream.rangeClosed(range.getStartKeyGroup(), range.getEndKeyGroup())
                        .mapToLong(offsets::getKeyGroupOffset)
                        .toArray());
    }

    static KeyGroupRangeOffsets createOffsets(JsonNode handle) {
        return new KeyGroupRangeOffsets(
                createRange(field(handle, "range")), longs(field(handle, "offsets")));
    }

    static long[] longs(JsonNode values) {
        long[] longs = new long[values.size()];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = readInt64(values.get(i));
        }
        return longs;
    }
}
