package golden.job;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** One residue class of the numbers, and how many of them have been emitted. */
final class NumbersSplit implements SourceSplit {
    final int index;
    long emitted;

    NumbersSplit(int index, long emitted) {
        this.index = index;
        this.emitted = emitted;
    }

    @Override
    public String splitId() {
        return "numbers-" + index;
    }

    /** Big-endian: the index (4 bytes), then the count (8 bytes). */
    static final class Serializer implements SimpleVersionedSerializer<NumbersSplit> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(NumbersSplit split) {
            return ByteBuffer.allocate(12).putInt(split.index).putLong(split.emitted).array();
        }

        @Override
        public NumbersSplit deserialize(int version, byte[] serialized) {
            ByteBuffer bytes = ByteBuffer.wrap(serialized);
            return new NumbersSplit(bytes.getInt(), bytes.getLong());
        }
    }

    /** The indices of the splits that have been assigned, 4 bytes each. */
    static final class IndicesSerializer implements SimpleVersionedSerializer<List<Integer>> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(List<Integer> indices) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * indices.size());
            indices.forEach(bytes::putInt);
            return bytes.array();
        }

        @Override
        public List<Integer> deserialize(int version, byte[] serialized) {
            ByteBuffer bytes = ByteBuffer.wrap(serialized);
            List<Integer> indices = new ArrayList<>();
            while (bytes.hasRemaining()) {
                indices.add(bytes.getInt());
            }
            return indices;
        }
    }
}
