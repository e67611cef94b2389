package savepointspec.flink.metadata;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Metadata being read: remembers whether a read found the end. */
public final class MetadataStream extends FilterInputStream {
    private boolean endReached;

    public MetadataStream(InputStream in) {
        super(in);
    }

    public boolean endReached() {
        return endReached;
    }

    @Override
    public int read() throws IOException {
        return noted(super.read());
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return noted(super.read(bytes, from, length));
    }

    private int noted(int read) {
        endReached |= read == -1;
        return read;
    }
}
